// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

// The numbers of `stepwise@1` (§1). Every quotient is exact before it is rounded, and which way it is rounded is in the
// name of the function. Ordinary + - * are checked: what leaves 256 bits reverts, and never wraps. Every product that is not
// wide stays within 256 bits by the ranges below: an amount times a price is below 2^240, and times a ratio below 2^256.

/// @dev Basis points: one whole ratio.
uint256 constant B = 10_000;
/// @dev One whole rate, cut or index.
uint256 constant RAY = 10 ** 27;

/// @dev An amount, and a sum of amounts over accounts, is below this.
uint256 constant AMOUNT_LIMIT = 2 ** 112;
/// @dev A price is below this.
uint256 constant PRICE_LIMIT = 2 ** 128;
/// @dev An index is below this.
uint256 constant INDEX_LIMIT = 2 ** 128;
/// @dev A time is below this.
uint256 constant TIME_LIMIT = 2 ** 48;
/// @dev All collateral of a market, and all debt, is worth less than this.
uint256 constant VALUE_LIMIT = 2 ** 240;

function min(uint256 a, uint256 b) pure returns (uint256) {
    return a < b ? a : b;
}

function max(uint256 a, uint256 b) pure returns (uint256) {
    return a > b ? a : b;
}

/// @dev a ∸ b of the page.
function subtractOrZero(uint256 a, uint256 b) pure returns (uint256) {
    return a > b ? a - b : 0;
}

// A number of up to 512 bits is a pair (high, low): high · 2^256 + low.

/// @dev a · b in full, multiplied as on paper with digits of 128 bits.
function multiplyWide(uint256 a, uint256 b) pure returns (uint256 high, uint256 low) {
    unchecked {
        uint256 mask = type(uint128).max;
        uint256 lowLow = (a & mask) * (b & mask);
        uint256 highLow = (a >> 128) * (b & mask);
        uint256 lowHigh = (a & mask) * (b >> 128);
        uint256 highHigh = (a >> 128) * (b >> 128);
        // The second digit: at most three times 2^128 - 1, so that it does not overflow.
        uint256 middle = (lowLow >> 128) + (highLow & mask) + (lowHigh & mask);
        low = (lowLow & mask) | (middle << 128);
        high = highHigh + (highLow >> 128) + (lowHigh >> 128) + (middle >> 128);
    }
}

/// @dev (high, low) + a · b. The sums of this dialect stay far below 2^512; were one to pass it, the checked addition would revert.
function addProduct(uint256 high, uint256 low, uint256 a, uint256 b) pure returns (uint256, uint256) {
    (uint256 productHigh, uint256 productLow) = multiplyWide(a, b);
    uint256 sumLow;
    unchecked {
        sumLow = low + productLow;
    }
    uint256 carry = sumLow < low ? 1 : 0;
    return (high + productHigh + carry, sumLow);
}

/// @dev (high, low) < c · d.
function lessThanProduct(uint256 high, uint256 low, uint256 c, uint256 d) pure returns (bool) {
    (uint256 productHigh, uint256 productLow) = multiplyWide(c, d);
    return high < productHigh || (high == productHigh && low < productLow);
}

/// @dev a · b < c · d, decided on the exact products.
function productLess(uint256 a, uint256 b, uint256 c, uint256 d) pure returns (bool) {
    (uint256 high, uint256 low) = multiplyWide(a, b);
    return lessThanProduct(high, low, c, d);
}

/// @dev Quotient and remainder of (high, low) / divisor, where the quotient fits 256 bits: high < divisor.
function divideWide(uint256 high, uint256 low, uint256 divisor) pure returns (uint256 quotient, uint256 remainder) {
    require(high < divisor, "quotient beyond 256 bits, or division by 0");
    if (high == 0) return (low / divisor, low % divisor);
    // Long division, bit by bit: slow, short, and rarely needed. The remainder stays below the divisor.
    remainder = high;
    unchecked {
        for (uint256 bit = 256; bit > 0; bit--) {
            bool carry = remainder >> 255 == 1;
            remainder = (remainder << 1) | ((low >> (bit - 1)) & 1);
            quotient <<= 1;
            // With a carry the true remainder is 2^256 more, and the wrapped difference is the right one.
            if (carry || remainder >= divisor) {
                remainder -= divisor;
                quotient |= 1;
            }
        }
    }
}

/// @dev ⌊a · b / divisor⌋. Reverts where that passes 256 bits.
function mulDivDown(uint256 a, uint256 b, uint256 divisor) pure returns (uint256 quotient) {
    (uint256 high, uint256 low) = multiplyWide(a, b);
    (quotient, ) = divideWide(high, low, divisor);
}

/// @dev ⌈a · b / divisor⌉. Reverts where that passes 256 bits.
function mulDivUp(uint256 a, uint256 b, uint256 divisor) pure returns (uint256) {
    (uint256 high, uint256 low) = multiplyWide(a, b);
    (uint256 quotient, uint256 remainder) = divideWide(high, low, divisor);
    return remainder > 0 ? quotient + 1 : quotient;
}

/// @dev min(limit, ⌊a · b / divisor⌋), also where the quotient alone passes 256 bits.
function mulDivDownAtMost(uint256 a, uint256 b, uint256 divisor, uint256 limit) pure returns (uint256) {
    return passes256Bits(a, b, divisor) ? limit : min(limit, mulDivDown(a, b, divisor));
}

/// @dev min(limit, ⌈a · b / divisor⌉), also where the quotient alone passes 256 bits.
function mulDivUpAtMost(uint256 a, uint256 b, uint256 divisor, uint256 limit) pure returns (uint256) {
    if (passes256Bits(a, b, divisor)) return limit;
    uint256 down = mulDivDown(a, b, divisor);
    // Rounded up only below the limit, where one more cannot overflow.
    return down < limit ? min(limit, mulDivUp(a, b, divisor)) : limit;
}

/// @dev Whether a · b / divisor is 2^256 or more. A division by 0 is not for here to excuse.
function passes256Bits(uint256 a, uint256 b, uint256 divisor) pure returns (bool) {
    (uint256 high, ) = multiplyWide(a, b);
    return divisor > 0 && high >= divisor;
}

/// @dev ⌈a / divisor⌉.
function divideUp(uint256 a, uint256 divisor) pure returns (uint256) {
    return a / divisor + (a % divisor > 0 ? 1 : 0);
}

/// @dev pow(x, n) of the page (§5, *Curve*): x to the power n in RAY, each product rounded to the nearest, halves up.
function powerRay(uint256 x, uint256 n) pure returns (uint256 result) {
    result = n % 2 == 0 ? RAY : x;
    uint256 y = x;
    for (n /= 2; n > 0; n /= 2) {
        y = (y * y + RAY / 2) / RAY;
        if (n % 2 == 1) result = (result * y + RAY / 2) / RAY;
    }
}
