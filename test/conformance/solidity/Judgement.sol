// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {B, RAY, VALUE_LIMIT, addProduct, lessThanProduct, min, mulDivDown, productLess, subtractOrZero} from "./Numbers.sol";
import {Account, Cause, Market, Reserve, World} from "./World.sol";
import {Design, IncentiveCurve, IncentiveKind, Toxicity} from "./Design.sol";

// What is judged of a world (§3 *Judgement*), and the bonus and the toxicity that belong to it (§6).
// Nothing here rounds in order to decide: judgements compare products.

/// @dev The sums that an account is judged by. value and owed are below 2^240, backing is below 2^256.
struct Totals {
    uint256 value;
    uint256 backing;
    uint256 owed;
    bool someHeld;
    bool someDebt;
}

/// @dev held_i: the collateral, and the lot where an auction sells the asset.
function heldOf(Account memory account, uint256 asset) pure returns (uint256 held) {
    held = account.collateral[asset];
    if (account.auction.open && account.auction.collateral == asset) held += account.auction.lot;
}

function totalsOf(Design memory design, World memory world) pure returns (Totals memory totals) {
    for (uint256 asset = 0; asset < design.assets.length; asset++) {
        uint256 price = world.market.reserves[asset].price;
        uint256 held = heldOf(world.account, asset);
        uint256 debt = world.account.debt[asset];
        totals.value += held * price;
        totals.backing += held * price * design.assets[asset].threshold;
        totals.owed += debt * price;
        if (held > 0) totals.someHeld = true;
        if (debt > 0) totals.someDebt = true;
    }
}

function isHealthy(Totals memory totals) pure returns (bool) {
    return totals.backing >= totals.owed * B;
}

function isShort(Totals memory totals) pure returns (bool) {
    return !isHealthy(totals);
}

function isSound(Design memory design, Totals memory totals) pure returns (bool) {
    return totals.backing >= totals.owed * design.warning;
}

function isThin(Design memory design, Totals memory totals) pure returns (bool) {
    return isHealthy(totals) && !isSound(design, totals);
}

function isUnwindable(Totals memory totals) pure returns (bool) {
    return isShort(totals) && totals.someHeld;
}

function isTooOld(Design memory design, Market memory market, uint256 asset) pure returns (bool) {
    return market.at_ - market.reserves[asset].quotedAt > design.breaker.maxAge;
}

/// @dev Some asset that the account holds or owes was never quoted, or too long ago.
function isStale(Design memory design, World memory world) pure returns (bool) {
    for (uint256 asset = 0; asset < design.assets.length; asset++) {
        if (heldOf(world.account, asset) == 0 && world.account.debt[asset] == 0) continue;
        if (world.market.reserves[asset].price == 0 || isTooOld(design, world.market, asset)) return true;
    }
    return false;
}

function isHalted(Design memory design, Market memory market) pure returns (bool) {
    return market.cause != Cause.none && market.at_ < market.haltedAt + design.breaker.release;
}

/// @dev Seconds of the course. An account without one has a course that begins now.
function elapsedOf(World memory world) pure returns (uint256) {
    return world.account.unwinding.begun ? world.market.at_ - world.account.unwinding.since : 0;
}

/// @dev *spent*: no further step helps, or is allowed.
function isSpent(Design memory design, World memory world, Totals memory totals) pure returns (bool) {
    if (!isUnwindable(totals)) return false;
    uint256 steps = world.account.unwinding.begun ? world.account.unwinding.steps : 0;
    if (steps >= design.schedule.mostSteps) return true;
    if (elapsedOf(world) >= design.schedule.window) return true;
    return design.toxicity == Toxicity.escalate && everyLegIsToxic(design, world, totals);
}

/// @dev Every asset with collateral and a price is toxic at its bonus. So it is where there is none.
function everyLegIsToxic(Design memory design, World memory world, Totals memory totals) pure returns (bool) {
    for (uint256 asset = 0; asset < design.assets.length; asset++) {
        if (world.account.collateral[asset] == 0 || world.market.reserves[asset].price == 0) continue;
        if (!isToxic(design, totals, asset, bonusOf(design, world, totals, asset))) return false;
    }
    return true;
}

function isWaiting(Design memory design, World memory world, Totals memory totals) pure returns (bool) {
    return isUnwindable(totals) && world.account.unwinding.begun && world.account.unwinding.steps > 0
        && world.market.at_ < world.account.unwinding.steppedAt + design.schedule.interval
        && !isSpent(design, world, totals);
}

function isSteppable(Design memory design, World memory world, Totals memory totals) pure returns (bool) {
    return isUnwindable(totals) && !isWaiting(design, world, totals) && !isSpent(design, world, totals);
}

/// @dev *toxic*: a step at this bonus would lower health. backing · B < owed · L · b; both products can pass 256 bits.
function isToxic(Design memory design, Totals memory totals, uint256 asset, uint256 bonus) pure returns (bool) {
    return productLess(totals.backing, B, totals.owed, design.assets[asset].threshold * (B + bonus));
}

/// @dev The bonus of a step that sells `asset` (§6).
function bonusOf(Design memory design, World memory world, Totals memory totals, uint256 asset) pure returns (uint256 bonus) {
    bonus = bonusOnCurve(design, world, totals, design.assets[asset].bonus);
    uint256 threshold = design.assets[asset].threshold;
    if (design.incentive.nonToxicCeiling && totals.owed > 0 && threshold > 0 && isToxic(design, totals, asset, bonus)) {
        // At most ⌊backing · B / (owed · L)⌋ ∸ B. That is less than the bonus exactly when the asset is toxic at the bonus:
        // asked in this order, the quotient is small and fits.
        bonus = subtractOrZero(mulDivDown(totals.backing, B, totals.owed * threshold), B);
    }
}

function bonusOnCurve(Design memory design, World memory world, Totals memory totals, uint256 largest) pure returns (uint256) {
    IncentiveCurve memory curve = design.incentive.curve;
    if (curve.kind == IncentiveKind.fixed_ || totals.owed == 0) return largest;
    uint256 least = min(curve.least, largest);
    if (curve.kind == IncentiveKind.rampInTime) {
        return min(largest, least + mulDivDown(largest - least, elapsedOf(world), curve.duration));
    }
    uint256 missing = subtractOrZero(totals.owed * B, totals.backing);
    return min(largest, least + mulDivDown(largest - least, missing, totals.owed * (B - curve.fullBelow)));
}

/// @dev Whether Σ collateral · price, over the reserves, leaves the range of values (§1).
function collateralOutOfRange(Market memory market) pure returns (bool) {
    uint256 sum = 0;
    for (uint256 asset = 0; asset < market.reserves.length; asset++) {
        sum += market.reserves[asset].collateral * market.reserves[asset].price;
    }
    return sum >= VALUE_LIMIT;
}

/// @dev Whether Σ debt · index · price, over the reserves, reaches 2^240 · RAY. The products have up to 368 bits.
function debtOutOfRange(Market memory market) pure returns (bool) {
    (uint256 high, uint256 low) = (0, 0);
    for (uint256 asset = 0; asset < market.reserves.length; asset++) {
        Reserve memory reserve = market.reserves[asset];
        (high, low) = addProduct(high, low, reserve.debt * reserve.price, reserve.index);
    }
    return !lessThanProduct(high, low, VALUE_LIMIT, RAY);
}
