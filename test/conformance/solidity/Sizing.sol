// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {B, divideUp, max, min, mulDivDown, mulDivDownAtMost, mulDivUp, mulDivUpAtMost, subtractOrZero} from "./Numbers.sol";
import {Market, Reserve, Unwinding, World} from "./World.sol";
import {DepthKind, Design, Sizing, SizingKind, TierBy, Unlock, UnlockKind} from "./Design.sol";
import {Totals, bonusOf, elapsedOf, totalsOf} from "./Judgement.sol";

// How much of the debt one step may repay (§6, number 3).

/// @dev The two assets of a step and what is known of them, under the letters of §6.
struct Leg {
    uint256 i; // the collateral sold
    uint256 j; // the debt repaid
    uint256 p; // price of i
    uint256 q; // price of j
    uint256 collateral; // of the account, in i
    uint256 debt; // of the account, in j
    uint256 threshold; // L
    uint256 bonus;
    uint256 b; // B + bonus
    Totals totals;
}

function legOf(Design memory design, World memory world, uint256 i, uint256 j) pure returns (Leg memory leg) {
    leg.i = i;
    leg.j = j;
    leg.p = world.market.reserves[i].price;
    leg.q = world.market.reserves[j].price;
    leg.collateral = world.account.collateral[i];
    leg.debt = world.account.debt[j];
    leg.threshold = design.assets[i].threshold;
    leg.totals = totalsOf(design, world);
    leg.bonus = bonusOf(design, world, leg.totals, i);
    leg.b = B + leg.bonus;
}

/// @dev *limit*: the most that the step repays; and *worthwhile*, the least that is worth a keeper's while.
function limitOf(Design memory design, World memory world, Leg memory leg) pure returns (uint256 limit, uint256 worthwhile) {
    uint256 sized = sizedOf(design, leg);
    worthwhile = worthwhileOf(design, leg);
    uint256 raised = sized > 0 ? max(sized, worthwhile) : 0;
    limit = min(min(raised, unlockedOf(design, world, leg)), byDepthOf(design, world.market, leg));
}

function sizedOf(Design memory design, Leg memory leg) pure returns (uint256) {
    uint256 cap = capOf(design.sizing, leg);
    if (design.sizing.kind == SizingKind.full) return cap;
    return min(cap, toTargetOf(design, leg));
}

/// @dev What brings the account to its target health, at most the whole debt:
/// min(debt_j, ⌈(owed · T ∸ backing) · B / ((T · B − L · b) · q)⌉). The divisor is positive for every design (§2).
function toTargetOf(Design memory design, Leg memory leg) pure returns (uint256) {
    uint256 missing = subtractOrZero(leg.totals.owed * design.target, leg.totals.backing);
    uint256 gain = design.target * B - leg.threshold * leg.b;
    return mulDivUpAtMost(missing, B, gain * leg.q, leg.debt);
}

function capOf(Sizing memory sizing, Leg memory leg) pure returns (uint256) {
    Totals memory totals = leg.totals;
    if (sizing.kind == SizingKind.closeFactor) {
        return totals.backing < totals.owed * sizing.wholeBelow ? leg.debt : mulDivUp(leg.debt, sizing.share, B);
    }
    if (sizing.kind == SizingKind.tiers) {
        for (uint256 n = 0; n < sizing.tiers.length; n++) {
            uint256 below = sizing.tiers[n].below;
            bool applies = sizing.by == TierBy.health ? totals.backing < totals.owed * below : leg.p < below;
            if (applies) return mulDivUp(leg.debt, sizing.tiers[n].share, B);
        }
        return 0;
    }
    if (sizing.kind == SizingKind.linear) return linearCap(sizing, leg);
    return leg.debt; // targetHealth, full
}

/// @dev A share that runs from fromShare to toShare as the loan to value, owed / value, runs from fromLtv to toLtv.
function linearCap(Sizing memory sizing, Leg memory leg) pure returns (uint256) {
    Totals memory totals = leg.totals;
    uint256 owed = totals.owed * B;
    if (owed <= totals.value * sizing.fromLtv) return mulDivUp(leg.debt, sizing.fromShare, B);
    if (owed >= totals.value * sizing.toLtv) return mulDivUp(leg.debt, sizing.toShare, B);
    // ⌈debt · (fromShare · w + (toShare − fromShare) · x) / (w · B)⌉, where fromShare · w alone can pass 256 bits.
    // It is ⌈(debt · fromShare + y) / B⌉ with y = debt · (toShare − fromShare) · x / w; and since debt · fromShare is whole,
    // rounding y up first (down, where it is taken away) changes nothing: ⌈⌈a⌉ / B⌉ = ⌈a / B⌉.
    uint256 w = (sizing.toLtv - sizing.fromLtv) * totals.value;
    uint256 x = owed - sizing.fromLtv * totals.value;
    if (sizing.toShare >= sizing.fromShare) {
        return divideUp(leg.debt * sizing.fromShare + mulDivUp(leg.debt * (sizing.toShare - sizing.fromShare), x, w), B);
    }
    return divideUp(leg.debt * sizing.fromShare - mulDivDown(leg.debt * (sizing.fromShare - sizing.toShare), x, w), B);
}

/// @dev What has to be repaid for the keeper's part of the bonus to be worth leastReward; 0 where no such is asked or given.
function worthwhileOf(Design memory design, Leg memory leg) pure returns (uint256) {
    uint256 k = leg.bonus * (B - design.incentive.protocolShare);
    if (design.incentive.leastReward == 0 || k == 0) return 0;
    return mulDivUpAtMost(design.incentive.leastReward, B * B, leg.q * k, leg.debt);
}

/// @dev What the schedule has unlocked of the debt since the course began, less what the course has repaid.
function unlockedOf(Design memory design, World memory world, Leg memory leg) pure returns (uint256) {
    Unlock memory unlock = design.schedule.unlock;
    if (unlock.kind == UnlockKind.whole) return leg.debt;
    Unwinding memory course = world.account.unwinding;
    uint256 repaid = course.begun ? course.repaid[leg.j] : 0;
    uint256 w = B * unlock.duration;
    uint256 u = min(w, unlock.initial * unlock.duration + (B - unlock.initial) * elapsedOf(world));
    return min(leg.debt, subtractOrZero(mulDivUp(leg.debt + repaid, u, w), repaid));
}

/// @dev *s*: what steps have sold of the asset in the interval that runs; 0 where the last one is over.
function soldInInterval(Design memory design, Market memory market, uint256 asset) pure returns (uint256) {
    Reserve memory reserve = market.reserves[asset];
    return market.at_ >= reserve.sellingSince + design.depth.interval ? 0 : reserve.selling;
}

/// @dev What the depth of the collateral's market lets the step repay.
function byDepthOf(Design memory design, Market memory market, Leg memory leg) pure returns (uint256) {
    if (design.depth.kind == DepthKind.unlimited) return leg.debt;
    uint256 depth = market.reserves[leg.i].depth;
    uint256 inStep = mulDivDown(depth, design.depth.perStep, B);
    uint256 inInterval = subtractOrZero(mulDivDown(depth, design.depth.perInterval, B), soldInInterval(design, market, leg.i));
    uint256 sellable = min(inStep, inInterval);
    // The limit of the step is no more than the debt: byDepth beyond it says no more than the debt does.
    return mulDivDownAtMost(sellable * B, leg.p, leg.b * leg.q, leg.debt);
}
