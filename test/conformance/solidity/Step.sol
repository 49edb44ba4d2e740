// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {B, min, mulDivDown, mulDivUp} from "./Numbers.sol";
import {Code, Event, EventType, Flow, Flows, Reserve, Unwinding, World, addFlow, refuseIf} from "./World.sol";
import {DepthKind, Design, DustKind, SizingKind, Toxicity} from "./Design.sol";
import {isToxic} from "./Judgement.sol";
import {Leg, legOf, limitOf, soldInInterval} from "./Sizing.sol";
import {refuseIfBlocked} from "./Blocked.sol";

// STEP (§5): a keeper repays some of a debt and is given collateral of that value and a bonus (§6).
// Which rule moved the step, named at the end of §6, is no part of the answer that is compared, and left out.

struct Exchange {
    uint256 repaid;
    uint256 seized;
}

function step(Design memory design, World memory world, Event memory asked, Flows memory flows) pure {
    refuseIfBlocked(design, world, EventType.STEP);
    Leg memory leg = legOf(design, world, asked.collateral, asked.debt);
    Exchange memory done = exchangeOf(design, world, leg, asked.offered);

    refuseIf(done.seized == 0, Code.NOTHING_SEIZED); // 8
    uint256 protocolShare = design.incentive.protocolShare;
    uint256 fee = mulDivDown(done.seized, leg.bonus * protocolShare, leg.b * B); // 9
    refuseIf(done.seized - fee < asked.least, Code.SEIZED_BELOW_LEAST);

    settleStep(design, world, leg, done, fee);
    addFlow(flows, Flow.repaid, leg.j, done.repaid);
    addFlow(flows, Flow.seized, leg.i, done.seized - fee);
    addFlow(flows, Flow.fee, leg.i, fee);
}

/// @dev What a step changes, once it is accepted.
function settleStep(Design memory design, World memory world, Leg memory leg, Exchange memory done, uint256 fee) pure {
    Reserve memory sold = world.market.reserves[leg.i];
    if (design.depth.kind == DepthKind.share) {
        uint256 before = soldInInterval(design, world.market, leg.i);
        sold.selling = before + done.seized;
        if (before == 0) sold.sellingSince = world.market.at_;
    }
    world.account.collateral[leg.i] -= done.seized;
    sold.collateral -= done.seized;
    sold.treasury += fee;
    world.account.debt[leg.j] -= done.repaid;
    world.market.reserves[leg.j].debt -= done.repaid;

    // The chart asks for a step only of an account that has a course.
    Unwinding memory course = world.account.unwinding;
    course.steps += 1;
    course.steppedAt = world.market.at_;
    course.repaid[leg.j] += done.repaid;
}

/// @dev Numbers 1 to 7 of §6.
function exchangeOf(Design memory design, World memory world, Leg memory leg, uint256 offered) pure returns (Exchange memory done) {
    refuseIf(leg.collateral == 0 || leg.debt == 0 || leg.p == 0 || leg.q == 0, Code.EMPTY_LEG); // 1
    refuseIf(design.toxicity == Toxicity.escalate && isToxic(design, leg.totals, leg.i, leg.bonus), Code.TOXIC_STEP); // 2
    (uint256 limit, uint256 worthwhile) = limitOf(design, world, leg); // 3
    refuseIf(limit == 0, Code.NOTHING_UNLOCKED);

    done = exchange(leg, min(offered, limit)); // 4
    bool leavesBoth = done.repaid < leg.debt && done.seized < leg.collateral;
    refuseIf(design.sizing.kind == SizingKind.full && leavesBoth, Code.STEP_NOT_WHOLE); // 5
    refuseIf(done.repaid < min(worthwhile, limit) && done.seized < leg.collateral, Code.STEP_NOT_WORTHWHILE); // 6
    if (leavesBoth && leavesDust(design, leg, leg.debt - done.repaid, leg.collateral - done.seized)) {
        done = wholeExchange(design, leg, offered); // 7
    }
}

/// @dev The collateral that is given for r of the debt, rounded down; all there is, for as much as it is worth, rounded up.
function exchange(Leg memory leg, uint256 r) pure returns (Exchange memory done) {
    done.repaid = r;
    done.seized = mulDivDown(r * leg.q, leg.b, B * leg.p);
    if (done.seized > leg.collateral) {
        done.seized = leg.collateral;
        done.repaid = min(r, wholeCollateral(leg));
    }
}

/// @dev The debt that all of the collateral repays: ⌈collateral_i · p · B / (b · q)⌉.
function wholeCollateral(Leg memory leg) pure returns (uint256) {
    return mulDivUp(leg.collateral * leg.p, B, leg.b * leg.q);
}

function leavesDust(Design memory design, Leg memory leg, uint256 debt, uint256 collateral) pure returns (bool) {
    if (design.dust.kind == DustKind.none) return false;
    return debt * leg.q < design.dust.floor || collateral * leg.p < design.dust.floor;
}

/// @dev In place of a step that would leave dust: one that leaves nothing of the one or the other, if the offer suffices, and
/// if the policy expands steps or if one base unit less would leave dust as well.
function wholeExchange(Design memory design, Leg memory leg, uint256 offered) pure returns (Exchange memory) {
    uint256 needed = min(leg.debt, wholeCollateral(leg));
    bool unavoidable = leavesDust(design, leg, leg.debt - 1, leg.collateral - 1);
    refuseIf(offered < needed || !(design.dust.kind == DustKind.expand || unavoidable), Code.DUST_REMAINS);
    return exchange(leg, needed);
}
