// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

// The world of `stepwise@1` (§3), what happens to it (§5), and what comes of that (§4, §9).
// An asset is its position in the list of assets, and every list per asset has that order.
// Names are those of the page, with an underscore behind words that belong to Solidity: `at_`, `type_`, `fixed_`.

enum Phase { healthy, atRisk, unwinding_ready, unwinding_cooling, unwinding_exhausted, auction_running, auction_expired, badDebt, settled }
enum Feed { fresh, stale }
enum BreakerState { armed, tripped }
enum Cause { none, operator, move }

/// @dev The market's side of one asset. Time [s], price [numeraire per base unit × 10^36], index [RAY], amounts [base units].
struct Reserve {
    uint256 price; // 0: never quoted
    uint256 quotedAt;
    uint256 depth;
    uint256 anchor; // what the price is held against to find a jump
    uint256 anchoredAt;
    uint256 selling; // what steps have sold of the asset since `sellingSince`
    uint256 sellingSince;
    uint256 index;
    uint256 collateral; // sums over all accounts; collateral includes the lots of auctions
    uint256 debt;
    uint256 surplus;
    uint256 deficit;
    uint256 insurance; // funds of the protocol
    uint256 backstop;
    uint256 treasury;
    uint256 salvage;
    uint256 carried;
}

struct Market {
    uint256 at_;
    uint256 accruedAt;
    BreakerState breaker;
    Cause cause;
    uint256 haltedAt;
    Reserve[] reserves;
}

/// @dev A course of steps. Where `begun` is false the page says "none", and the rest is 0.
struct Unwinding {
    bool begun;
    uint256 since;
    uint256 steps;
    uint256 steppedAt;
    uint256[] repaid;
}

/// @dev An auction. Where `open` is false the page says "none", and the rest is 0.
struct Auction {
    bool open;
    uint256 collateral; // the asset on sale
    uint256 debt; // the asset it is paid in
    uint256 lot;
    uint256 startPrice;
    uint256 floorPrice;
    uint256 debtPrice;
    uint256 startedAt;
    uint256 round;
}

struct Account {
    Phase phase;
    Feed feed;
    uint256[] collateral; // without the lot
    uint256[] debt;
    uint256[] surplus;
    uint256[] deficit;
    uint256[] indices; // the indices that the debts are brought to
    Unwinding unwinding;
    Auction auction;
    bool closed;
}

struct World {
    Account account;
    Market market;
}

enum EventType {
    QUOTE, TICK, ACCRUE, HALT, RESUME, DEPOSIT, WITHDRAW, BORROW, REPAY, CLOSE,
    STEP, OPEN_AUCTION, RESET_AUCTION, TAKE, RECOGNISE_LOSS, COVER
}

struct Quote {
    uint256 asset;
    uint256 price;
    uint256 depth;
}

/// @dev One event with the fields of every type: those that the type does not have are not read.
struct Event {
    EventType type_;
    uint256 at_;
    uint256 asset;
    uint256 amount;
    uint256 collateral; // an asset
    uint256 debt; // an asset
    uint256 offered;
    uint256 least;
    uint256 maxPrice;
    Quote[] quotes;
}

/// @dev What an event is answered with. MALFORMED_EVENT, UNKNOWN_EVENT and NEGATIVE_AMOUNT are missing: `Event` cannot hold such.
enum Code {
    OK,
    TIME_OUT_OF_RANGE, UNKNOWN_ASSET, ZERO_AMOUNT, AMOUNT_OUT_OF_RANGE, NO_QUOTES, DUPLICATE_ASSET, ZERO_PRICE, PRICE_OUT_OF_RANGE,
    TIME_REVERSED, EVENT_NOT_ALLOWED,
    QUOTE_MISSING, FEED_STALE, BREAKER_TRIPPED,
    VALUE_OUT_OF_RANGE, ALREADY_HALTED, NOT_HALTED, NOT_COLLATERAL, INSUFFICIENT_COLLATERAL, WOULD_BE_AT_RISK, NOT_BORROWABLE,
    DEBT_REMAINS, DEFICIT_REMAINS,
    EMPTY_LEG, TOXIC_STEP, NOTHING_UNLOCKED, STEP_NOT_WHOLE, STEP_NOT_WORTHWHILE, DUST_REMAINS, NOTHING_SEIZED, SEIZED_BELOW_LEAST,
    ROUNDS_EXHAUSTED, ASK_ABOVE_LIMIT, NOTHING_SOLD, TAKE_NOT_WHOLE, TAKE_LEAVES_DUST, BELOW_RESERVE, ROUNDS_REMAIN,
    COVER_EXCEEDS_DEFICIT
}

/// @dev A refused event reverts with this, and so changes nothing.
error Refused(Code code);

/// @dev Refuses with `code` where `condition` holds: the checks of an event read in the order of the page.
function refuseIf(bool condition, Code code) pure {
    if (condition) revert Refused(code);
}

enum Flow {
    deposited, withdrawn, borrowed, repaid, covered, overpaid, seized, fee, tipped, sold, salvaged, absorbed, accrued, returned, refunded
}

/// @dev What changed hands (§9): the amount of each flow and asset, flow by flow.
struct Flows {
    uint256 assets;
    uint256[] amounts;
}

function noFlows(uint256 assets) pure returns (Flows memory) {
    return Flows(assets, new uint256[]((uint256(type(Flow).max) + 1) * assets));
}

function addFlow(Flows memory flows, Flow name, uint256 asset, uint256 amount) pure {
    flows.amounts[uint256(name) * flows.assets + asset] += amount;
}
