// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {B, PRICE_LIMIT, RAY, max, min, mulDivDown, mulDivUp, powerRay, productLess, subtractOrZero} from "./Numbers.sol";
import {Auction, Code, Event, EventType, Flow, Flows, Reserve, World, addFlow, refuseIf} from "./World.sol";
import {AuctionRules, Design, DustKind, PriceCurve, PriceCurveKind, Takes} from "./Design.sol";
import {Totals, isUnwindable} from "./Judgement.sol";
import {refuseIfBlocked} from "./Blocked.sol";

// The auction of what steps could not unwind (§5): OPEN_AUCTION, RESET_AUCTION, TAKE and RECOGNISE_LOSS.

function openAuction(Design memory design, World memory world, Event memory asked, Flows memory flows) pure {
    refuseIfBlocked(design, world, EventType.OPEN_AUCTION);
    (uint256 i, uint256 j) = (asked.collateral, asked.debt);
    uint256 lot = world.account.collateral[i];
    bool empty = lot == 0 || world.account.debt[j] == 0
        || world.market.reserves[i].price == 0 || world.market.reserves[j].price == 0;
    refuseIf(empty, Code.EMPTY_LEG);

    // The market's sum of collateral counts lots, and stays.
    world.account.collateral[i] = 0;
    Auction memory auction = world.account.auction;
    auction.open = true;
    auction.collateral = i;
    auction.debt = j;
    auction.lot = lot;
    beginRound(design, world, 1);
    payTip(design, world, flows);
}

function resetAuction(Design memory design, World memory world, Flows memory flows) pure {
    refuseIfBlocked(design, world, EventType.RESET_AUCTION);
    uint256 round = world.account.auction.round;
    refuseIf(round >= design.auction.mostRounds, Code.ROUNDS_EXHAUSTED);
    beginRound(design, world, round + 1);
    payTip(design, world, flows);
}

/// @dev *A round begins*, at the prices in force.
function beginRound(Design memory design, World memory world, uint256 round) pure {
    Auction memory auction = world.account.auction;
    uint256 price = world.market.reserves[auction.collateral].price;
    auction.startPrice = min(mulDivUp(price, design.auction.startPremium, B), PRICE_LIMIT - 1);
    auction.floorPrice = mulDivUp(price, design.auction.reserve, B);
    auction.debtPrice = world.market.reserves[auction.debt].price;
    auction.startedAt = world.market.at_;
    auction.round = round;
}

/// @dev *Tip*, from the insurance fund of the debt's asset to whoever sent the event.
function payTip(Design memory design, World memory world, Flows memory flows) pure {
    uint256 asset = world.account.auction.debt;
    Reserve memory reserve = world.market.reserves[asset];
    if (reserve.price == 0) return;
    // ⌊(tip · B + debt · price · tipShare) / (B · price)⌋ is ⌊(tip + debt · price · tipShare / B) / price⌋; rounding the inner
    // quotient down first changes nothing, since tip and price are whole, and keeps the sum within 256 bits.
    uint256 share = mulDivDown(world.account.debt[asset] * reserve.price, design.auction.tipShare, B);
    uint256 tip = min(reserve.insurance, (design.auction.tip + share) / reserve.price);
    reserve.insurance -= tip;
    addFlow(flows, Flow.tipped, asset, tip);
}

/// @dev *Curve*: the price after some seconds, without regard to the floor.
function curvePrice(PriceCurve memory curve, uint256 startPrice, uint256 time) pure returns (uint256) {
    if (curve.kind == PriceCurveKind.linear) {
        return mulDivUp(startPrice, subtractOrZero(curve.zeroAfter, time), curve.zeroAfter);
    }
    uint256 cuts = curve.kind == PriceCurveKind.stairstep ? time / curve.every : time;
    return mulDivUp(startPrice, powerRay(curve.cut, cuts), RAY);
}

function curveNow(Design memory design, World memory world) pure returns (uint256) {
    Auction memory auction = world.account.auction;
    return curvePrice(design.auction.curve, auction.startPrice, world.market.at_ - auction.startedAt);
}

/// @dev *Ask*: the price of one base unit of the lot, never above the start nor below the floor.
function askNow(Design memory design, World memory world) pure returns (uint256) {
    Auction memory auction = world.account.auction;
    return max(auction.floorPrice, min(auction.startPrice, curveNow(design, world)));
}

/// @dev *Payment* for some of the lot at an ask.
function paymentFor(Auction memory auction, uint256 sold, uint256 ask) pure returns (uint256) {
    return mulDivUp(sold, ask, auction.debtPrice);
}

/// @dev *Below reserve*: x · p_i · reserve > y · p_j · B at the prices in force. A payment can be large: the right product can pass 256 bits.
function isBelowReserve(AuctionRules memory rules, World memory world, uint256 sold, uint256 paid) pure returns (bool) {
    Auction memory auction = world.account.auction;
    uint256 soldValue = sold * world.market.reserves[auction.collateral].price;
    return productLess(paid * B, world.market.reserves[auction.debt].price, soldValue, rules.reserve);
}

/// @dev What roundOver and roundRunning (§7) both ask first: an account to unwind, something to sell, and something to be paid.
function isRoundGoing(World memory world, Totals memory totals) pure returns (bool) {
    Auction memory auction = world.account.auction;
    return isUnwindable(totals) && auction.lot > 0 && world.account.debt[auction.debt] > 0;
}

/// @dev *Round over*: it took too long, fell too far, or its ask no longer pays the reserve.
function isRoundOver(Design memory design, World memory world) pure returns (bool) {
    AuctionRules memory rules = design.auction;
    Auction memory auction = world.account.auction;
    if (world.market.at_ - auction.startedAt >= rules.duration) return true;
    if (curveNow(design, world) * B < auction.startPrice * subtractOrZero(B, rules.largestFall)) return true;
    uint256 payment = paymentFor(auction, auction.lot, askNow(design, world));
    return isBelowReserve(rules, world, auction.lot, payment);
}

function take(Design memory design, World memory world, Event memory asked, Flows memory flows) pure {
    refuseIfBlocked(design, world, EventType.TAKE);
    uint256 ask = askNow(design, world);
    refuseIf(ask > asked.maxPrice, Code.ASK_ABOVE_LIMIT);

    Auction memory auction = world.account.auction;
    uint256 debt = world.account.debt[auction.debt];
    uint256 sold = min(asked.amount, auction.lot);
    uint256 paid = paymentFor(auction, sold, ask);
    if (paid > debt) {
        // The debt buys less than was asked for.
        paid = debt;
        sold = min(sold, mulDivDown(debt, auction.debtPrice, ask));
    }

    refuseIf(sold == 0, Code.NOTHING_SOLD);
    bool leavesBoth = sold < auction.lot && paid < debt;
    refuseIf(design.auction.takes == Takes.whole && leavesBoth, Code.TAKE_NOT_WHOLE);
    refuseIf(leavesBoth && leavesDust(design, world, auction.lot - sold, debt - paid), Code.TAKE_LEAVES_DUST);
    refuseIf(isBelowReserve(design.auction, world, sold, paid), Code.BELOW_RESERVE);

    payFromLot(world, sold, paid);
    addFlow(flows, Flow.repaid, auction.debt, paid);
    addFlow(flows, Flow.sold, auction.collateral, sold);
}

function leavesDust(Design memory design, World memory world, uint256 lot, uint256 debt) pure returns (bool) {
    if (design.dust.kind == DustKind.none) return false;
    Auction memory auction = world.account.auction;
    return lot * world.market.reserves[auction.collateral].price < design.dust.floor
        || debt * world.market.reserves[auction.debt].price < design.dust.floor;
}

/// @dev Some of the lot goes, and some of the debt with it. The market's sums follow.
function payFromLot(World memory world, uint256 sold, uint256 paid) pure {
    Auction memory auction = world.account.auction;
    auction.lot -= sold;
    world.market.reserves[auction.collateral].collateral -= sold;
    world.account.debt[auction.debt] -= paid;
    world.market.reserves[auction.debt].debt -= paid;
}

/// @dev RECOGNISE_LOSS: nobody bought in any round, and the protocol takes the lot over at the reserve.
function recogniseLossOfAuction(Design memory design, World memory world, Flows memory flows) pure {
    refuseIfBlocked(design, world, EventType.RECOGNISE_LOSS);
    Auction memory auction = world.account.auction;
    refuseIf(auction.round < design.auction.mostRounds, Code.ROUNDS_REMAIN);

    uint256 debt = world.account.debt[auction.debt];
    uint256 price = world.market.reserves[auction.collateral].price;
    uint256 debtPrice = world.market.reserves[auction.debt].price;
    uint256 sold = auction.lot;
    uint256 paid = mulDivUp(sold * price, design.auction.reserve, B * debtPrice);
    if (paid >= debt) {
        paid = debt;
        sold = min(sold, mulDivUp(debt * debtPrice, B, price * design.auction.reserve));
    }

    payFromLot(world, sold, paid);
    world.market.reserves[auction.collateral].salvage += sold;
    world.market.reserves[auction.debt].carried += paid;
    addFlow(flows, Flow.salvaged, auction.collateral, sold);
    addFlow(flows, Flow.absorbed, auction.debt, paid);
}
