// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {B, min, mulDivDown} from "./Numbers.sol";
import {Account, Auction, BreakerState, Cause, EventType, Feed, Flow, Flows, Phase, Reserve, Unwinding, World, addFlow} from "./World.sol";
import {Design} from "./Design.sol";
import {Totals, isHalted, isShort, isSound, isSpent, isStale, isSteppable, isThin, isWaiting, totalsOf} from "./Judgement.sol";
import {isRoundGoing, isRoundOver} from "./Auction.sol";

// The chart: which events a phase expects (§4), and the transitions that the world takes by itself (§7).

function isUnwinding(Phase phase) pure returns (bool) {
    return phase == Phase.unwinding_ready || phase == Phase.unwinding_cooling || phase == Phase.unwinding_exhausted;
}

function isAuction(Phase phase) pure returns (bool) {
    return phase == Phase.auction_running || phase == Phase.auction_expired;
}

/// @dev The table of §4.
function expects(Phase phase, EventType kind) pure returns (bool) {
    if (
        kind == EventType.QUOTE || kind == EventType.TICK || kind == EventType.ACCRUE || kind == EventType.HALT
            || kind == EventType.RESUME
    ) return true;
    if (kind == EventType.REPAY) return phase != Phase.settled;
    if (kind == EventType.DEPOSIT) return phase != Phase.badDebt && phase != Phase.settled;
    if (kind == EventType.WITHDRAW || kind == EventType.BORROW) return phase == Phase.healthy;
    if (kind == EventType.CLOSE) return phase == Phase.healthy || phase == Phase.badDebt;
    if (kind == EventType.STEP) return phase == Phase.unwinding_ready;
    if (kind == EventType.OPEN_AUCTION) return phase == Phase.unwinding_exhausted;
    if (kind == EventType.TAKE) return phase == Phase.auction_running;
    if (kind == EventType.RESET_AUCTION || kind == EventType.RECOGNISE_LOSS) return phase == Phase.auction_expired;
    return phase == Phase.badDebt; // COVER
}

/// @dev Routing: turn by turn, until no transition is enabled. All three judge the same world, and then move.
function route(Design memory design, World memory world, Flows memory flows) pure {
    while (true) {
        Phase phase = nextPhase(design, world);
        Feed feed = isStale(design, world) ? Feed.stale : Feed.fresh;
        BreakerState breaker = isHalted(design, world.market) ? BreakerState.tripped : BreakerState.armed;
        bool moved = phase != world.account.phase || feed != world.account.feed || breaker != world.market.breaker;
        if (!moved) return;

        enter(design, world, phase, flows);
        world.account.feed = feed;
        if (world.market.breaker == BreakerState.tripped && breaker == BreakerState.armed) {
            // rearm
            world.market.cause = Cause.none;
            world.market.haltedAt = 0;
        }
        world.market.breaker = breaker;
    }
}

/// @dev The phase that the first enabled transition leads to, or the phase as it is.
function nextPhase(Design memory design, World memory world) pure returns (Phase) {
    Phase phase = world.account.phase;
    Totals memory totals = totalsOf(design, world);
    if (phase == Phase.healthy) {
        if (world.account.closed) return Phase.settled;
        if (isShort(totals)) return Phase.unwinding_ready;
        if (isThin(design, totals)) return Phase.atRisk;
    } else if (phase == Phase.atRisk) {
        if (isShort(totals)) return Phase.unwinding_ready;
        if (isSound(design, totals)) return Phase.healthy;
    } else if (isUnwinding(phase)) {
        return nextOfUnwinding(design, world, totals);
    } else if (isAuction(phase)) {
        return nextOfAuction(design, world, totals);
    } else if (phase == Phase.badDebt) {
        if (world.account.closed) return Phase.settled;
    }
    return phase;
}

function nextOfUnwinding(Design memory design, World memory world, Totals memory totals) pure returns (Phase) {
    Phase phase = world.account.phase;
    if (phase == Phase.unwinding_exhausted) {
        if (isSteppable(design, world, totals)) return Phase.unwinding_ready;
        if (isWaiting(design, world, totals)) return Phase.unwinding_cooling;
    } else {
        if (isSpent(design, world, totals)) return Phase.unwinding_exhausted;
        if (phase == Phase.unwinding_ready && isWaiting(design, world, totals)) return Phase.unwinding_cooling;
        if (phase == Phase.unwinding_cooling && isSteppable(design, world, totals)) return Phase.unwinding_ready;
    }
    if (world.account.auction.open) return Phase.auction_running;
    if (!totals.someDebt) return Phase.settled;
    if (!totals.someHeld) return Phase.badDebt;
    if (isSound(design, totals)) return Phase.healthy;
    if (isThin(design, totals)) return Phase.atRisk;
    return phase;
}

function nextOfAuction(Design memory design, World memory world, Totals memory totals) pure returns (Phase) {
    Phase phase = world.account.phase;
    if (isRoundGoing(world, totals)) {
        bool over = isRoundOver(design, world);
        if (phase == Phase.auction_running && over) return Phase.auction_expired;
        if (phase == Phase.auction_expired && !over) return Phase.auction_running;
    }
    if (!totals.someDebt) return Phase.settled;
    if (!totals.someHeld) return Phase.badDebt;
    if (isSound(design, totals)) return Phase.healthy;
    if (isThin(design, totals)) return Phase.atRisk;
    Auction memory auction = world.account.auction;
    if (auction.lot == 0 || world.account.debt[auction.debt] == 0) return Phase.unwinding_ready;
    return phase;
}

/// @dev The account moves to a phase, with the effects of the table of §7. There, each effect belongs to what is left or
/// entered, whichever the transition: whoever leaves the unwinding ends it, whoever leaves the auction ends that, and then
/// whoever enters the unwinding begins it, whoever enters badDebt recognises the loss, and whoever enters settled settles.
function enter(Design memory design, World memory world, Phase phase, Flows memory flows) pure {
    Account memory account = world.account;
    Phase from = account.phase;
    if (from == phase) return;
    account.phase = phase;

    if (isUnwinding(from) && !isUnwinding(phase)) endUnwinding(account);
    if (isAuction(from) && !isAuction(phase)) endAuction(account);
    if (isUnwinding(phase) && !isUnwinding(from)) beginUnwinding(world);
    if (phase == Phase.badDebt) recogniseLoss(design, world);
    if (phase == Phase.settled) settle(world, flows);
}

function beginUnwinding(World memory world) pure {
    uint256 time = world.market.at_;
    world.account.unwinding = Unwinding(true, time, 0, time, new uint256[](world.account.debt.length));
}

function endUnwinding(Account memory account) pure {
    Unwinding memory none;
    account.unwinding = none;
}

/// @dev The lot returns to the account's collateral.
function endAuction(Account memory account) pure {
    account.collateral[account.auction.collateral] += account.auction.lot;
    Auction memory none;
    account.auction = none;
}

/// @dev *recogniseLoss*: nothing is left to sell. The account's surplus pays, then the insurance fund up to its cap, then the
/// backstop; what none of them pays is socialised, as a deficit.
function recogniseLoss(Design memory design, World memory world) pure {
    for (uint256 asset = 0; asset < design.assets.length; asset++) {
        uint256 debt = world.account.debt[asset];
        if (debt == 0) continue;
        Reserve memory reserve = world.market.reserves[asset];
        uint256 fromSurplus = min(debt, world.account.surplus[asset]);
        uint256 fromInsurance = min(debt - fromSurplus, mulDivDown(reserve.insurance, design.loss.insuranceCap, B));
        uint256 fromBackstop = min(debt - fromSurplus - fromInsurance, reserve.backstop);
        uint256 socialised = debt - fromSurplus - fromInsurance - fromBackstop;

        world.account.surplus[asset] -= fromSurplus;
        reserve.surplus -= fromSurplus;
        reserve.insurance -= fromInsurance;
        reserve.backstop -= fromBackstop;
        world.account.deficit[asset] += socialised;
        reserve.deficit += socialised;
        world.account.debt[asset] = 0;
        reserve.debt -= debt;
    }
}

/// @dev *settle*: what is left goes back to the owner.
function settle(World memory world, Flows memory flows) pure {
    Account memory account = world.account;
    for (uint256 asset = 0; asset < account.collateral.length; asset++) {
        Reserve memory reserve = world.market.reserves[asset];
        addFlow(flows, Flow.returned, asset, account.collateral[asset]);
        addFlow(flows, Flow.refunded, asset, account.surplus[asset]);
        reserve.collateral -= account.collateral[asset];
        reserve.surplus -= account.surplus[asset];
        account.collateral[asset] = 0;
        account.surplus[asset] = 0;
    }
    account.closed = true;
}
