// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AMOUNT_LIMIT, B, INDEX_LIMIT, RAY, min, mulDivUp, mulDivUpAtMost} from "./Numbers.sol";
import {Account, Cause, Code, Event, EventType, Flow, Flows, Market, Quote, Reserve, World, addFlow, refuseIf} from "./World.sol";
import {Design} from "./Design.sol";
import {collateralOutOfRange, debtOutOfRange, isHalted, isSound, totalsOf} from "./Judgement.sol";
import {refuseIfBlocked} from "./Blocked.sol";

// The events (§5) other than STEP and those of an auction, each with its checks in the order of the page.
// The effect may come before a check that judges the world as it would be: a refusal undoes everything.

/// @dev QUOTE.
function quote(Design memory design, World memory world, Event memory asked) pure {
    Market memory market = world.market;
    for (uint256 n = 0; n < asked.quotes.length; n++) quoteOne(design, market, asked.quotes[n]);
    refuseIf(collateralOutOfRange(market) || debtOutOfRange(market), Code.VALUE_OUT_OF_RANGE);
}

function quoteOne(Design memory design, Market memory market, Quote memory given) pure {
    Reserve memory reserve = market.reserves[given.asset];
    if (reserve.anchor == 0 || market.at_ - reserve.anchoredAt >= design.breaker.moveInterval) {
        reserve.anchor = reserve.price; // the price before this quote
        reserve.anchoredAt = market.at_;
    }
    reserve.price = given.price;
    reserve.depth = given.depth;
    reserve.quotedAt = market.at_;
    if (isHalted(design, market)) return;
    uint256 anchor = reserve.anchor;
    uint256 move = given.price > anchor ? given.price - anchor : anchor - given.price;
    if (anchor > 0 && move * B > anchor * design.breaker.largestMove) {
        market.cause = Cause.move;
        market.haltedAt = market.at_;
    }
}

/// @dev TICK, and the first part of every other event.
function tick(World memory world, uint256 time, Flows memory flows) pure {
    world.market.at_ = time;
    bringInterest(world, flows);
}

/// @dev Interest is brought to the account: its debts grow from its indices to the market's.
function bringInterest(World memory world, Flows memory flows) pure {
    Account memory account = world.account;
    Reserve[] memory reserves = world.market.reserves;
    bool behind = false;
    for (uint256 asset = 0; asset < reserves.length; asset++) {
        if (account.debt[asset] > 0 && account.indices[asset] != reserves[asset].index) behind = true;
    }
    if (!behind) return;
    for (uint256 asset = 0; asset < reserves.length; asset++) {
        uint256 debt = account.debt[asset];
        uint256 index = reserves[asset].index;
        // Indices that agree leave the debt as it is: the quotient is whole.
        uint256 grown = mulDivUp(debt, index, account.indices[asset]);
        account.debt[asset] = grown;
        account.indices[asset] = index;
        reserves[asset].debt += grown - debt;
        addFlow(flows, Flow.accrued, asset, grown - debt);
    }
}

/// @dev ACCRUE.
function accrue(Design memory design, World memory world, Flows memory flows) pure {
    Market memory market = world.market;
    uint256 elapsed = market.at_ - market.accruedAt;
    for (uint256 asset = 0; asset < market.reserves.length; asset++) {
        Reserve memory reserve = market.reserves[asset];
        uint256 growth = RAY + design.assets[asset].rate * elapsed;
        uint256 index = mulDivUpAtMost(reserve.index, growth, RAY, INDEX_LIMIT);
        // Twice the sum leaves room for the roundings of the single accounts.
        refuseIf(2 * mulDivUp(reserve.debt, index, RAY) >= AMOUNT_LIMIT, Code.AMOUNT_OUT_OF_RANGE);
        refuseIf(index >= INDEX_LIMIT, Code.AMOUNT_OUT_OF_RANGE);
        reserve.index = index;
    }
    market.accruedAt = market.at_;
    bringInterest(world, flows);
    refuseIf(collateralOutOfRange(market) || debtOutOfRange(market), Code.VALUE_OUT_OF_RANGE);
}

function halt(Design memory design, World memory world) pure {
    refuseIf(isHalted(design, world.market), Code.ALREADY_HALTED);
    world.market.cause = Cause.operator;
    world.market.haltedAt = world.market.at_;
}

function resume(Design memory design, World memory world) pure {
    refuseIf(!isHalted(design, world.market), Code.NOT_HALTED);
    world.market.cause = Cause.none;
}

function deposit(Design memory design, World memory world, Event memory asked, Flows memory flows) pure {
    Reserve memory reserve = world.market.reserves[asked.asset];
    refuseIf(design.assets[asked.asset].threshold == 0, Code.NOT_COLLATERAL);
    refuseIf(reserve.price == 0, Code.QUOTE_MISSING);
    reserve.collateral += asked.amount;
    refuseIf(reserve.collateral >= AMOUNT_LIMIT, Code.AMOUNT_OUT_OF_RANGE);
    refuseIf(collateralOutOfRange(world.market), Code.VALUE_OUT_OF_RANGE);
    world.account.collateral[asked.asset] += asked.amount;
    addFlow(flows, Flow.deposited, asked.asset, asked.amount);
}

function withdraw(Design memory design, World memory world, Event memory asked, Flows memory flows) pure {
    if (totalsOf(design, world).someDebt) refuseIfBlocked(design, world, EventType.WITHDRAW, asked.asset);
    refuseIf(asked.amount > world.account.collateral[asked.asset], Code.INSUFFICIENT_COLLATERAL);
    world.account.collateral[asked.asset] -= asked.amount;
    world.market.reserves[asked.asset].collateral -= asked.amount;
    refuseIf(!isSound(design, totalsOf(design, world)), Code.WOULD_BE_AT_RISK);
    addFlow(flows, Flow.withdrawn, asked.asset, asked.amount);
}

function borrow(Design memory design, World memory world, Event memory asked, Flows memory flows) pure {
    refuseIfBlocked(design, world, EventType.BORROW, asked.asset);
    Reserve memory reserve = world.market.reserves[asked.asset];
    refuseIf(!design.assets[asked.asset].borrowable, Code.NOT_BORROWABLE);
    refuseIf(reserve.price == 0, Code.QUOTE_MISSING);
    reserve.debt += asked.amount;
    refuseIf(reserve.debt >= AMOUNT_LIMIT, Code.AMOUNT_OUT_OF_RANGE);
    refuseIf(debtOutOfRange(world.market), Code.VALUE_OUT_OF_RANGE);
    world.account.debt[asked.asset] += asked.amount;
    world.account.indices[asked.asset] = reserve.index;
    refuseIf(!isSound(design, totalsOf(design, world)), Code.WOULD_BE_AT_RISK);
    addFlow(flows, Flow.borrowed, asked.asset, asked.amount);
}

/// @dev REPAY: to the debt, of the rest to a deficit, and of the rest to the surplus. Never blocked.
function repay(World memory world, Event memory asked, Flows memory flows) pure {
    Account memory account = world.account;
    Reserve memory reserve = world.market.reserves[asked.asset];
    uint256 repaid = min(asked.amount, account.debt[asked.asset]);
    uint256 rest = asked.amount - repaid;
    uint256 covered = min(rest, account.deficit[asked.asset]);
    uint256 overpaid = rest - covered;

    account.debt[asked.asset] -= repaid;
    reserve.debt -= repaid;
    account.deficit[asked.asset] -= covered;
    reserve.deficit -= covered;
    account.surplus[asked.asset] += overpaid;
    reserve.surplus += overpaid;
    refuseIf(reserve.surplus >= AMOUNT_LIMIT, Code.AMOUNT_OUT_OF_RANGE);
    addFlow(flows, Flow.repaid, asked.asset, repaid);
    addFlow(flows, Flow.covered, asked.asset, covered);
    addFlow(flows, Flow.overpaid, asked.asset, overpaid);
}

function close(Design memory design, World memory world) pure {
    refuseIf(totalsOf(design, world).someDebt, Code.DEBT_REMAINS);
    for (uint256 asset = 0; asset < design.assets.length; asset++) {
        refuseIf(world.account.deficit[asset] > 0, Code.DEFICIT_REMAINS);
    }
    world.account.closed = true;
}

function cover(World memory world, Event memory asked, Flows memory flows) pure {
    refuseIf(asked.amount > world.account.deficit[asked.asset], Code.COVER_EXCEEDS_DEFICIT);
    world.account.deficit[asked.asset] -= asked.amount;
    world.market.reserves[asked.asset].deficit -= asked.amount;
    addFlow(flows, Flow.covered, asked.asset, asked.amount);
}
