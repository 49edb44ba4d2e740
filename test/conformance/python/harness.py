"""The liquidation mechanism `stepwise@1`, written from its normative page alone.

Everything up to the last section is pure: `apply(design, world, event)` answers with a new world or a refusal
and touches nothing. The numbers behind the section marks (§) are those of the page.
"""

from __future__ import annotations

import functools
import json
import re
import sys
from typing import Any, Callable, Mapping, NamedTuple, NewType, Optional, get_args, get_origin, get_type_hints

# ---- §1 Numbers -----------------------------------------------------------------------------------------------

BASIS = 10_000
RAY = 10**27
AMOUNT_LIMIT = 2**112
PRICE_LIMIT = 2**128
INDEX_LIMIT = 2**128
VALUE_LIMIT = 2**240
TIME_LIMIT = 2**48

def ceil_div(numerator: int, denominator: int) -> int:
    return -(-numerator // denominator)

def monus(minuend: int, subtrahend: int) -> int:
    return max(minuend - subtrahend, 0)

def ray_power(base: int, exponent: int) -> int:
    """Square and multiply, rounded to nearest at every product: the roundings are part of the page."""
    result = base if exponent % 2 else RAY
    square = base
    exponent //= 2
    while exponent > 0:
        square = (square * square + RAY // 2) // RAY
        if exponent % 2:
            result = (result * square + RAY // 2) // RAY
        exponent //= 2
    return result

# ---- §2 Parameters --------------------------------------------------------------------------------------------

# A variant of a policy lacks the fields of the others: they stand at defaults, which nothing reads.

class Asset(NamedTuple):
    id: str
    threshold: int
    bonus: int
    borrowable: bool
    rate: int

class Tier(NamedTuple):
    below: int
    share: int

class Sizing(NamedTuple):
    kind: str  # targetHealth, closeFactor, tiers, linear, full
    share: int = 0
    whole_below: int = 0
    by: str = ""  # health, price
    tiers: tuple[Tier, ...] = ()
    from_ltv: int = 0
    to_ltv: int = 0
    from_share: int = 0
    to_share: int = 0

class Unlock(NamedTuple):
    kind: str = "whole"  # whole, gradual
    initial: int = 0
    duration: int = 1

class Schedule(NamedTuple):
    interval: int
    most_steps: int
    window: int
    unlock: Unlock

class Depth(NamedTuple):
    kind: str = "unlimited"  # unlimited, share
    per_step: int = 0
    per_interval: int = 0
    interval: int = 0

class IncentiveCurve(NamedTuple):
    kind: str  # fixed, linearInHealth, rampInTime
    least: int = 0
    full_below: int = 0
    duration: int = 1

class Incentive(NamedTuple):
    curve: IncentiveCurve
    non_toxic_ceiling: bool
    protocol_share: int
    least_reward: int

class Dust(NamedTuple):
    kind: str = "none"  # none, refuse, expand
    floor: int = 0

class AuctionCurve(NamedTuple):
    kind: str  # linear, stairstep, exponential
    zero_after: int = 1
    cut: int = 0
    every: int = 1

class AuctionTerms(NamedTuple):
    curve: AuctionCurve
    start_premium: int
    largest_fall: int
    reserve: int
    tip_share: int
    tip: int
    duration: int
    most_rounds: int
    takes: str  # whole, partial

class Loss(NamedTuple):
    insurance: tuple[int, ...]
    backstop: tuple[int, ...]
    insurance_cap: int

class BreakerTerms(NamedTuple):
    max_age: int
    move_interval: int
    release: int
    largest_move: int
    when_stale: frozenset[str]
    when_tripped: frozenset[str]

class Design(NamedTuple):
    assets: tuple[Asset, ...]
    warning: int
    target: int
    sizing: Sizing
    schedule: Schedule
    depth: Depth
    incentive: Incentive
    dust: Dust
    toxicity: str  # escalate, allow
    auction: AuctionTerms
    loss: Loss
    breaker: BreakerTerms

# ---- §3 The world ---------------------------------------------------------------------------------------------

Place = NewType("Place", int)  # of an asset in the list: what its id means

class Reserve(NamedTuple):
    price: int = 0
    quoted_at: int = 0
    depth: int = 0
    anchor: int = 0
    anchored_at: int = 0
    selling: int = 0
    selling_since: int = 0
    index: int = RAY
    collateral: int = 0
    debt: int = 0
    surplus: int = 0
    deficit: int = 0
    insurance: int = 0
    backstop: int = 0
    treasury: int = 0
    salvage: int = 0
    carried: int = 0

class Market(NamedTuple):
    at: int
    accrued_at: int
    reserves: tuple[Reserve, ...]
    breaker: str  # armed, tripped
    cause: str  # none, operator, move
    halted_at: int

class Course(NamedTuple):
    since: int
    steps: int
    stepped_at: int
    repaid: tuple[int, ...]

class Auction(NamedTuple):
    collateral: Place
    debt: Place
    lot: int
    start_price: int
    floor_price: int
    debt_price: int
    started_at: int
    round: int

class Account(NamedTuple):
    phase: str
    feed: str  # fresh, stale
    collateral: tuple[int, ...]
    debt: tuple[int, ...]
    surplus: tuple[int, ...]
    deficit: tuple[int, ...]
    indices: tuple[int, ...]
    unwinding: Optional[Course]
    auction: Optional[Auction]
    closed: bool

class World(NamedTuple):
    market: Market
    account: Account

class Event(NamedTuple):
    """An event whose shape was checked; assets are places in the list, fields that its type lacks stand at 0."""
    type: str
    at: int
    asset: int = 0
    amount: int = 0
    collateral: int = 0
    debt: int = 0
    offered: int = 0
    least: int = 0
    max_price: int = 0
    quotes: tuple[tuple[int, int, int], ...] = ()  # asset, price, depth

class Transition(NamedTuple):
    region: str  # account, feed, breaker
    name: str
    origin: str
    target: str

class Flow(NamedTuple):
    """What changed hands (§9)."""
    name: str
    asset: int
    amount: int

class Outcome(NamedTuple):
    """What an event, an effect or routing did."""
    world: World
    flows: tuple[Flow, ...] = ()
    transitions: tuple[Transition, ...] = ()
    rule: str = "none"  # of a STEP: what moved it

class Answer(NamedTuple):
    """The outcome changes nothing where there is a refusal."""
    refusal: Optional[str]
    outcome: Outcome

class Refused(Exception):
    """Carries a refusal code out of the checks; it never leaves `apply`."""

def refuse_if(condition: bool, code: str) -> None:
    if condition:
        raise Refused(code)

def open_market(design: Design, at: int) -> Market:
    reserves = tuple(
        Reserve(quoted_at=at, anchored_at=at, selling_since=at, insurance=insurance, backstop=backstop)
        for insurance, backstop in zip(design.loss.insurance, design.loss.backstop)
    )
    return Market(at=at, accrued_at=at, reserves=reserves, breaker="armed", cause="none", halted_at=0)

def open_account(design: Design) -> Account:
    nothing = (0,) * len(design.assets)
    return Account(
        phase="healthy", feed="fresh", collateral=nothing, debt=nothing, surplus=nothing, deficit=nothing,
        indices=(RAY,) * len(design.assets), unwinding=None, auction=None, closed=False,
    )

# Small changes of an immutable world.

def replace_at(values: tuple, place: int, value: Any) -> tuple:
    return values[:place] + (value,) + values[place + 1:]

def with_market(world: World, **changes: Any) -> World:
    return world._replace(market=world.market._replace(**changes))

def with_account(world: World, **changes: Any) -> World:
    return world._replace(account=world.account._replace(**changes))

def with_reserve(world: World, asset: int, **changes: Any) -> World:
    reserves = world.market.reserves
    return with_market(world, reserves=replace_at(reserves, asset, reserves[asset]._replace(**changes)))

def shift_reserve(world: World, asset: int, field: str, change: int) -> World:
    return with_reserve(world, asset, **{field: getattr(world.market.reserves[asset], field) + change})

def shift_account(world: World, asset: int, field: str, change: int) -> World:
    amounts = getattr(world.account, field)
    return with_account(world, **{field: replace_at(amounts, asset, amounts[asset] + change)})

def shift_both(world: World, asset: int, field: str, change: int) -> World:
    """Sums of the market move with the account's amounts, by the same change."""
    return shift_reserve(shift_account(world, asset, field, change), asset, field, change)

# Judgement.

class Sums(NamedTuple):
    value: int
    backing: int
    owed: int

def held_of(account: Account, asset: int) -> int:
    auction = account.auction
    lot = auction.lot if auction is not None and auction.collateral == asset else 0
    return account.collateral[asset] + lot

def sums_of(design: Design, world: World) -> Sums:
    value = backing = owed = 0
    for place, (asset, reserve) in enumerate(zip(design.assets, world.market.reserves)):
        worth = held_of(world.account, place) * reserve.price
        value += worth
        backing += worth * asset.threshold
        owed += world.account.debt[place] * reserve.price
    return Sums(value, backing, owed)

def is_healthy(design: Design, world: World) -> bool:
    sums = sums_of(design, world)
    return sums.backing >= sums.owed * BASIS

def is_short(design: Design, world: World) -> bool:
    return not is_healthy(design, world)

def is_sound(design: Design, world: World) -> bool:
    sums = sums_of(design, world)
    return sums.backing >= sums.owed * design.warning

def is_thin(design: Design, world: World) -> bool:
    return is_healthy(design, world) and not is_sound(design, world)

def quote_fault(design: Design, world: World, asset: int) -> Optional[str]:
    """Why an asset is not freshly quoted, if it is not."""
    reserve = world.market.reserves[asset]
    if reserve.price == 0:
        return "QUOTE_MISSING"
    if world.market.at - reserve.quoted_at > design.breaker.max_age:
        return "FEED_STALE"
    return None

def is_involved(world: World, asset: int) -> bool:
    return held_of(world.account, asset) > 0 or world.account.debt[asset] > 0

def is_stale(design: Design, world: World) -> bool:
    places = range(len(design.assets))
    return any(is_involved(world, place) and quote_fault(design, world, place) is not None for place in places)

def is_halted(design: Design, world: World) -> bool:
    market = world.market
    return market.cause != "none" and market.at < market.halted_at + design.breaker.release

def is_unwindable(design: Design, world: World) -> bool:
    holds = any(held_of(world.account, place) > 0 for place in range(len(design.assets)))
    return holds and is_short(design, world)

def new_course(design: Design, world: World) -> Course:
    at = world.market.at
    return Course(since=at, steps=0, stepped_at=at, repaid=(0,) * len(design.assets))

def course_of(design: Design, world: World) -> Course:
    return world.account.unwinding or new_course(design, world)

def nothing_left_but_toxic(design: Design, world: World) -> bool:
    for place, reserve in enumerate(world.market.reserves):
        sellable = world.account.collateral[place] > 0 and reserve.price > 0
        if sellable and not is_toxic(design, world, place, bonus_of(design, world, place)):
            return False
    return True

def is_spent(design: Design, world: World) -> bool:
    if not is_unwindable(design, world):
        return False
    course, schedule = course_of(design, world), design.schedule
    if course.steps >= schedule.most_steps or world.market.at >= course.since + schedule.window:
        return True
    return design.toxicity == "escalate" and nothing_left_but_toxic(design, world)

def is_waiting(design: Design, world: World) -> bool:
    course = course_of(design, world)
    within_pause = course.steps > 0 and world.market.at < course.stepped_at + design.schedule.interval
    return within_pause and is_unwindable(design, world) and not is_spent(design, world)

def is_steppable(design: Design, world: World) -> bool:
    return is_unwindable(design, world) and not is_waiting(design, world) and not is_spent(design, world)

# ---- §4 An event: shape ---------------------------------------------------------------------------------------

# The fields of each event in the order of §5: name, kind of value.
FIELDS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "QUOTE": (("quotes", "quotes"),),
    "STEP": (("collateral", "asset"), ("debt", "asset"), ("offered", "positive"), ("least", "amount")),
    "OPEN_AUCTION": (("collateral", "asset"), ("debt", "asset")),
    "TAKE": (("amount", "positive"), ("maxPrice", "price")),
    **{
        name: (("asset", "asset"), ("amount", "positive"))
        for name in ("DEPOSIT", "WITHDRAW", "BORROW", "REPAY", "COVER")
    },
    **{
        name: ()
        for name in ("TICK", "ACCRUE", "HALT", "RESUME", "CLOSE", "RESET_AUCTION", "RECOGNISE_LOSS")
    },
}

EVERY_PHASE = frozenset({"QUOTE", "TICK", "ACCRUE", "HALT", "RESUME"})

EXPECTED: Mapping[str, frozenset[str]] = {
    "healthy": frozenset({"DEPOSIT", "WITHDRAW", "BORROW", "REPAY", "CLOSE"}),
    "atRisk": frozenset({"DEPOSIT", "REPAY"}),
    "unwinding.cooling": frozenset({"DEPOSIT", "REPAY"}),
    "unwinding.ready": frozenset({"DEPOSIT", "REPAY", "STEP"}),
    "unwinding.exhausted": frozenset({"DEPOSIT", "REPAY", "OPEN_AUCTION"}),
    "auction.running": frozenset({"DEPOSIT", "REPAY", "TAKE"}),
    "auction.expired": frozenset({"DEPOSIT", "REPAY", "RESET_AUCTION", "RECOGNISE_LOSS"}),
    "badDebt": frozenset({"REPAY", "COVER", "CLOSE"}),
    "settled": frozenset(),
}

def is_integer(value: Any) -> bool:
    # A Boolean is an integer to Python, not to the page.
    return isinstance(value, int) and not isinstance(value, bool)

def read_asset(design: Design, value: Any) -> int:
    refuse_if(not isinstance(value, str), "MALFORMED_EVENT")
    for place, asset in enumerate(design.assets):
        if asset.id == value:
            return place
    raise Refused("UNKNOWN_ASSET")

def read_quantity(value: Any, zero: str, limit: int, beyond: str) -> int:
    """`zero` and `beyond` are the codes for 0 (none: allowed) and for the limit or more."""
    refuse_if(not is_integer(value), "MALFORMED_EVENT")
    refuse_if(value < 0, "NEGATIVE_AMOUNT")
    refuse_if(value == 0 and zero != "", zero)
    refuse_if(value >= limit, beyond)
    return value

def read_quotes(design: Design, value: Any) -> tuple[tuple[int, int, int], ...]:
    refuse_if(not isinstance(value, (list, tuple)), "MALFORMED_EVENT")
    refuse_if(len(value) == 0, "NO_QUOTES")
    quotes: list[tuple[int, int, int]] = []
    for quote in value:
        refuse_if(not isinstance(quote, Mapping), "MALFORMED_EVENT")
        asset = read_asset(design, quote.get("asset"))
        refuse_if(any(asset == earlier for earlier, _, _ in quotes), "DUPLICATE_ASSET")
        price = read_quantity(quote.get("price"), "ZERO_PRICE", PRICE_LIMIT, "PRICE_OUT_OF_RANGE")
        depth = read_quantity(quote.get("depth"), "", AMOUNT_LIMIT, "AMOUNT_OUT_OF_RANGE")
        quotes.append((asset, price, depth))
    return tuple(quotes)

def read_field(design: Design, kind: str, value: Any) -> Any:
    if kind == "asset":
        return read_asset(design, value)
    if kind == "quotes":
        return read_quotes(design, value)
    zero, limit = "ZERO_AMOUNT" if kind == "positive" else "", PRICE_LIMIT if kind == "price" else AMOUNT_LIMIT
    return read_quantity(value, zero, limit, "AMOUNT_OUT_OF_RANGE")

def read_event(design: Design, raw: Any) -> Event:
    refuse_if(not isinstance(raw, (Mapping, list)), "MALFORMED_EVENT")
    # A list is a record without fields.
    kind = raw.get("type") if isinstance(raw, Mapping) else None
    refuse_if(not isinstance(kind, str) or kind not in FIELDS, "UNKNOWN_EVENT")
    at = raw.get("at")
    refuse_if(not is_integer(at), "MALFORMED_EVENT")
    refuse_if(not 0 <= at < TIME_LIMIT, "TIME_OUT_OF_RANGE")
    fields = {}
    for name, value_kind in FIELDS[kind]:
        fields["max_price" if name == "maxPrice" else name] = read_field(design, value_kind, raw.get(name))
    return Event(type=kind, at=at, **fields)

def check_blocked(design: Design, world: World, event: Event, also: Optional[int] = None) -> None:
    if event.type in design.breaker.when_stale:
        for place in range(len(design.assets)):
            fault = quote_fault(design, world, place)
            if fault is not None and (place == also or is_involved(world, place)):
                raise Refused(fault)
    tripped = event.type in design.breaker.when_tripped and is_halted(design, world)
    refuse_if(tripped, "BREAKER_TRIPPED")

# ---- §5 Events of the market and of the owner -----------------------------------------------------------------

def collateral_out_of_range(world: World) -> bool:
    return sum(reserve.collateral * reserve.price for reserve in world.market.reserves) >= VALUE_LIMIT

def debt_out_of_range(world: World) -> bool:
    scaled = sum(reserve.debt * reserve.index * reserve.price for reserve in world.market.reserves)
    return scaled >= VALUE_LIMIT * RAY

def check_values(world: World) -> None:
    refuse_if(collateral_out_of_range(world) or debt_out_of_range(world), "VALUE_OUT_OF_RANGE")

def quote_one(design: Design, world: World, asset: int, price: int, depth: int) -> World:
    at, reserve = world.market.at, world.market.reserves[asset]
    if reserve.anchor == 0 or at - reserve.anchored_at >= design.breaker.move_interval:
        reserve = reserve._replace(anchor=reserve.price, anchored_at=at)
    reserve = reserve._replace(price=price, depth=depth, quoted_at=at)
    world = with_reserve(world, asset, **reserve._asdict())
    moved = abs(price - reserve.anchor) * BASIS > reserve.anchor * design.breaker.largest_move
    if reserve.anchor > 0 and moved and not is_halted(design, world):
        world = with_market(world, cause="move", halted_at=at)
    return world

def quote(design: Design, world: World, event: Event) -> Outcome:
    for asset, price, depth in event.quotes:
        world = quote_one(design, world, asset, price, depth)
    check_values(world)
    return Outcome(world)

def debt_brought(debt: int, old_index: int, new_index: int) -> int:
    if debt == 0 or old_index == new_index:
        return debt
    return ceil_div(debt * new_index, old_index)

def bring_interest(world: World) -> Outcome:
    account = world.account
    new_indices = tuple(reserve.index for reserve in world.market.reserves)
    pairs = list(zip(account.debt, account.indices, new_indices))
    if not any(debt > 0 and old != new for debt, old, new in pairs):
        return Outcome(world)
    flows: list[Flow] = []
    for place, (debt, old, new) in enumerate(pairs):
        interest = debt_brought(debt, old, new) - debt
        world = shift_both(world, place, "debt", interest)
        flows.append(Flow("accrued", place, interest))
    return Outcome(with_account(world, indices=new_indices), tuple(flows))

def tick(design: Design, world: World, event: Event) -> Outcome:
    return bring_interest(with_market(world, at=event.at))

def accrue(design: Design, world: World, event: Event) -> Outcome:
    passed = event.at - world.market.accrued_at
    for place, (asset, reserve) in enumerate(zip(design.assets, world.market.reserves)):
        index = ceil_div(reserve.index * (RAY + asset.rate * passed), RAY)
        refuse_if(debt_brought(2 * reserve.debt, RAY, index) >= AMOUNT_LIMIT, "AMOUNT_OUT_OF_RANGE")
        refuse_if(index >= INDEX_LIMIT, "AMOUNT_OUT_OF_RANGE")
        world = with_reserve(world, place, index=index)
    outcome = bring_interest(with_market(world, accrued_at=event.at))
    check_values(outcome.world)
    return outcome

def halt(design: Design, world: World, event: Event) -> Outcome:
    refuse_if(is_halted(design, world), "ALREADY_HALTED")
    return Outcome(with_market(world, cause="operator", halted_at=event.at))

def resume(design: Design, world: World, event: Event) -> Outcome:
    refuse_if(not is_halted(design, world), "NOT_HALTED")
    return Outcome(with_market(world, cause="none"))

def deposit(design: Design, world: World, event: Event) -> Outcome:
    reserve = world.market.reserves[event.asset]
    refuse_if(design.assets[event.asset].threshold == 0, "NOT_COLLATERAL")
    refuse_if(reserve.price == 0, "QUOTE_MISSING")
    refuse_if(reserve.collateral + event.amount >= AMOUNT_LIMIT, "AMOUNT_OUT_OF_RANGE")
    world = shift_both(world, event.asset, "collateral", event.amount)
    refuse_if(collateral_out_of_range(world), "VALUE_OUT_OF_RANGE")
    return Outcome(world, (Flow("deposited", event.asset, event.amount),))

def withdraw(design: Design, world: World, event: Event) -> Outcome:
    if any(world.account.debt):
        check_blocked(design, world, event, also=event.asset)
    refuse_if(event.amount > world.account.collateral[event.asset], "INSUFFICIENT_COLLATERAL")
    world = shift_both(world, event.asset, "collateral", -event.amount)
    refuse_if(not is_sound(design, world), "WOULD_BE_AT_RISK")
    return Outcome(world, (Flow("withdrawn", event.asset, event.amount),))

def borrow(design: Design, world: World, event: Event) -> Outcome:
    reserve = world.market.reserves[event.asset]
    check_blocked(design, world, event, also=event.asset)
    refuse_if(not design.assets[event.asset].borrowable, "NOT_BORROWABLE")
    refuse_if(reserve.price == 0, "QUOTE_MISSING")
    refuse_if(reserve.debt + event.amount >= AMOUNT_LIMIT, "AMOUNT_OUT_OF_RANGE")
    world = shift_both(world, event.asset, "debt", event.amount)
    world = with_account(world, indices=replace_at(world.account.indices, event.asset, reserve.index))
    refuse_if(debt_out_of_range(world), "VALUE_OUT_OF_RANGE")
    refuse_if(not is_sound(design, world), "WOULD_BE_AT_RISK")
    return Outcome(world, (Flow("borrowed", event.asset, event.amount),))

def repay(design: Design, world: World, event: Event) -> Outcome:
    asset, account = event.asset, world.account
    to_debt = min(event.amount, account.debt[asset])
    to_deficit = min(event.amount - to_debt, account.deficit[asset])
    to_surplus = event.amount - to_debt - to_deficit
    refuse_if(world.market.reserves[asset].surplus + to_surplus >= AMOUNT_LIMIT, "AMOUNT_OUT_OF_RANGE")
    world = shift_both(world, asset, "debt", -to_debt)
    world = shift_both(world, asset, "deficit", -to_deficit)
    world = shift_both(world, asset, "surplus", to_surplus)
    parts = (("repaid", to_debt), ("covered", to_deficit), ("overpaid", to_surplus))
    return Outcome(world, tuple(Flow(name, asset, amount) for name, amount in parts))

def close(design: Design, world: World, event: Event) -> Outcome:
    refuse_if(any(world.account.debt), "DEBT_REMAINS")
    refuse_if(any(world.account.deficit), "DEFICIT_REMAINS")
    return Outcome(with_account(world, closed=True))

def cover(design: Design, world: World, event: Event) -> Outcome:
    refuse_if(event.amount > world.account.deficit[event.asset], "COVER_EXCEEDS_DEFICIT")
    world = shift_both(world, event.asset, "deficit", -event.amount)
    return Outcome(world, (Flow("covered", event.asset, event.amount),))

# ---- §6 One step ----------------------------------------------------------------------------------------------

class Leg(NamedTuple):
    """Everything that a step reads, under the letters' full names."""
    sums: Sums
    elapsed: int
    collateral: int
    debt: int
    collateral_price: int  # p
    debt_price: int  # q
    threshold: int  # L
    bonus: int
    whole_with_bonus: int  # b
    depth: int
    sold_lately: int  # s
    repaid_before: int

def bonus_of(design: Design, world: World, asset: int) -> int:
    curve, terms, sums = design.incentive.curve, design.assets[asset], sums_of(design, world)
    if sums.owed == 0:
        return terms.bonus
    bonus, least = terms.bonus, min(curve.least, terms.bonus)
    if curve.kind == "rampInTime":
        elapsed = world.market.at - course_of(design, world).since
        bonus = min(bonus, least + (terms.bonus - least) * elapsed // curve.duration)
    elif curve.kind == "linearInHealth":
        missing = monus(sums.owed * BASIS, sums.backing)
        reach = sums.owed * (BASIS - curve.full_below)
        bonus = min(bonus, least + (terms.bonus - least) * missing // reach)
    if design.incentive.non_toxic_ceiling and terms.threshold > 0:
        bonus = min(bonus, monus(sums.backing * BASIS // (sums.owed * terms.threshold), BASIS))
    return bonus

def is_toxic(design: Design, world: World, asset: int, bonus: int) -> bool:
    sums = sums_of(design, world)
    return sums.backing * BASIS < sums.owed * design.assets[asset].threshold * (BASIS + bonus)

def sold_lately(design: Design, world: World, asset: int) -> int:
    """What steps sold of the asset within the current interval of the depth policy."""
    reserve = world.market.reserves[asset]
    over = world.market.at >= reserve.selling_since + design.depth.interval
    return 0 if over else reserve.selling

def leg_of(design: Design, world: World, collateral: int, debt: int) -> Leg:
    course, bonus = course_of(design, world), bonus_of(design, world, collateral)
    reserve = world.market.reserves[collateral]
    return Leg(
        sums=sums_of(design, world), elapsed=world.market.at - course.since,
        collateral=world.account.collateral[collateral], debt=world.account.debt[debt],
        collateral_price=reserve.price, debt_price=world.market.reserves[debt].price,
        threshold=design.assets[collateral].threshold, bonus=bonus, whole_with_bonus=BASIS + bonus,
        depth=reserve.depth, sold_lately=sold_lately(design, world, collateral), repaid_before=course.repaid[debt],
    )

def tier_share(sizing: Sizing, leg: Leg) -> int:
    for tier in sizing.tiers:
        if sizing.by == "health":
            applies = leg.sums.backing < leg.sums.owed * tier.below
        else:
            applies = leg.collateral_price < tier.below
        if applies:
            return tier.share
    return 0

def linear_cap(sizing: Sizing, leg: Leg) -> int:
    value, owed = leg.sums.value, leg.sums.owed
    if owed * BASIS <= value * sizing.from_ltv:
        return ceil_div(leg.debt * sizing.from_share, BASIS)
    if owed * BASIS >= value * sizing.to_ltv:
        return ceil_div(leg.debt * sizing.to_share, BASIS)
    width = (sizing.to_ltv - sizing.from_ltv) * value
    beyond = owed * BASIS - sizing.from_ltv * value
    share_by_width = sizing.from_share * width + (sizing.to_share - sizing.from_share) * beyond
    return ceil_div(leg.debt * share_by_width, width * BASIS)

def cap_of(sizing: Sizing, leg: Leg) -> int:
    if sizing.kind == "closeFactor":
        if leg.sums.backing < leg.sums.owed * sizing.whole_below:
            return leg.debt
        return ceil_div(leg.debt * sizing.share, BASIS)
    if sizing.kind == "tiers":
        return ceil_div(leg.debt * tier_share(sizing, leg), BASIS)
    if sizing.kind == "linear":
        return linear_cap(sizing, leg)
    return leg.debt

def sized_of(design: Design, leg: Leg) -> int:
    cap = cap_of(design.sizing, leg)
    if design.sizing.kind == "full":
        return cap
    missing = monus(leg.sums.owed * design.target, leg.sums.backing)
    gained = design.target * BASIS - leg.threshold * leg.whole_with_bonus
    return min(cap, leg.debt, ceil_div(missing * BASIS, gained * leg.debt_price))

def worthwhile_of(design: Design, leg: Leg) -> int:
    least_reward = design.incentive.least_reward
    kept = leg.bonus * (BASIS - design.incentive.protocol_share)
    if least_reward == 0 or kept == 0:
        return 0
    return min(leg.debt, ceil_div(least_reward * BASIS * BASIS, leg.debt_price * kept))

def unlocked_of(unlock: Unlock, leg: Leg) -> int:
    if unlock.kind == "whole":
        return leg.debt
    width = BASIS * unlock.duration
    open_now = min(width, unlock.initial * unlock.duration + (BASIS - unlock.initial) * leg.elapsed)
    unlocked_since_start = ceil_div((leg.debt + leg.repaid_before) * open_now, width)
    return min(leg.debt, monus(unlocked_since_start, leg.repaid_before))

def by_depth(depth: Depth, leg: Leg) -> int:
    if depth.kind == "unlimited":
        return leg.debt
    within_step = leg.depth * depth.per_step // BASIS
    within_interval = monus(leg.depth * depth.per_interval // BASIS, leg.sold_lately)
    sellable = min(within_step, within_interval)
    return sellable * BASIS * leg.collateral_price // (leg.whole_with_bonus * leg.debt_price)

def exchange(leg: Leg, repaid: int) -> tuple[int, int]:
    """What a repayment seizes; where collateral runs out, only what clears it is repaid."""
    seized = repaid * leg.debt_price * leg.whole_with_bonus // (BASIS * leg.collateral_price)
    if seized > leg.collateral:
        return min(repaid, clearing_repayment(leg)), leg.collateral
    return repaid, seized

def clearing_repayment(leg: Leg) -> int:
    return ceil_div(leg.collateral * leg.collateral_price * BASIS, leg.whole_with_bonus * leg.debt_price)

def clear_dust(dust: Dust, leg: Leg, offered: int, repaid: int, seized: int) -> tuple[int, int, bool]:
    """Repaid, seized, and whether the step was enlarged so as to leave no dust."""
    if dust.kind == "none" or repaid >= leg.debt or seized >= leg.collateral:
        return repaid, seized, False

    def leaves_dust(debt_left: int, collateral_left: int) -> bool:
        return debt_left * leg.debt_price < dust.floor or collateral_left * leg.collateral_price < dust.floor

    if not leaves_dust(leg.debt - repaid, leg.collateral - seized):
        return repaid, seized, False
    needed = min(leg.debt, clearing_repayment(leg))
    # Under `refuse` a leg of which any step at all would leave dust may still be cleared.
    may_clear = dust.kind == "expand" or leaves_dust(leg.debt - 1, leg.collateral - 1)
    refuse_if(not (offered >= needed and may_clear), "DUST_REMAINS")
    repaid, seized = exchange(leg, needed)
    return repaid, seized, True

class Step(NamedTuple):
    repaid: int
    seized: int
    fee: int
    rule: str  # none, leastReward, dust

def size_step(design: Design, world: World, event: Event) -> Step:
    leg = leg_of(design, world, event.collateral, event.debt)
    empty = 0 in (leg.collateral, leg.debt, leg.collateral_price, leg.debt_price)
    refuse_if(empty, "EMPTY_LEG")
    toxic = is_toxic(design, world, event.collateral, leg.bonus)
    refuse_if(design.toxicity == "escalate" and toxic, "TOXIC_STEP")
    sized, worthwhile = sized_of(design, leg), worthwhile_of(design, leg)
    raised = max(sized, worthwhile) if sized > 0 else 0
    limit = min(raised, unlocked_of(design.schedule.unlock, leg), by_depth(design.depth, leg))
    refuse_if(limit == 0, "NOTHING_UNLOCKED")
    repaid, seized = exchange(leg, min(event.offered, limit))
    leaves_both = repaid < leg.debt and seized < leg.collateral
    refuse_if(design.sizing.kind == "full" and leaves_both, "STEP_NOT_WHOLE")
    not_worthwhile = repaid < min(worthwhile, limit) and seized < leg.collateral
    refuse_if(not_worthwhile, "STEP_NOT_WORTHWHILE")
    repaid, seized, enlarged = clear_dust(design.dust, leg, event.offered, repaid, seized)
    refuse_if(seized == 0, "NOTHING_SEIZED")
    protocol_part = leg.bonus * design.incentive.protocol_share
    fee = seized * protocol_part // (leg.whole_with_bonus * BASIS)
    refuse_if(seized - fee < event.least, "SEIZED_BELOW_LEAST")
    rule = "none"
    if enlarged:
        rule = "dust"
    elif raised > sized and repaid > sized:
        rule = "leastReward"
    return Step(repaid, seized, fee, rule)

def step(design: Design, world: World, event: Event) -> Outcome:
    check_blocked(design, world, event)
    repaid, seized, fee, rule = size_step(design, world, event)
    at, course = world.market.at, course_of(design, world)
    total_repaid = course.repaid[event.debt] + repaid
    sold_before = sold_lately(design, world, event.collateral)
    world = shift_both(world, event.collateral, "collateral", -seized)
    world = shift_both(world, event.debt, "debt", -repaid)
    world = shift_reserve(world, event.collateral, "treasury", fee)
    world = with_account(world, unwinding=Course(
        since=course.since, steps=course.steps + 1, stepped_at=at,
        repaid=replace_at(course.repaid, event.debt, total_repaid),
    ))
    if design.depth.kind == "share":
        world = with_reserve(world, event.collateral, selling=sold_before + seized)
        if sold_before == 0:
            world = with_reserve(world, event.collateral, selling_since=at)
    flows = (
        Flow("repaid", event.debt, repaid), Flow("seized", event.collateral, seized - fee),
        Flow("fee", event.collateral, fee),
    )
    return Outcome(world, flows, rule=rule)

# ---- §5 Auctions ----------------------------------------------------------------------------------------------

def begin_round(design: Design, world: World, collateral: int, debt: int, lot: int, number: int) -> World:
    price, terms = world.market.reserves[collateral].price, design.auction
    return with_account(world, auction=Auction(
        collateral=Place(collateral), debt=Place(debt), lot=lot,
        start_price=min(ceil_div(price * terms.start_premium, BASIS), PRICE_LIMIT - 1),
        floor_price=ceil_div(price * terms.reserve, BASIS),
        debt_price=world.market.reserves[debt].price, started_at=world.market.at, round=number,
    ))

def pay_tip(design: Design, world: World, debt: int) -> Outcome:
    reserve, terms = world.market.reserves[debt], design.auction
    tip = 0
    if reserve.price > 0:
        earned = terms.tip * BASIS + world.account.debt[debt] * reserve.price * terms.tip_share
        tip = min(reserve.insurance, earned // (BASIS * reserve.price))
    return Outcome(shift_reserve(world, debt, "insurance", -tip), (Flow("tipped", debt, tip),))

def curve_of(curve: AuctionCurve, start_price: int, seconds: int) -> int:
    if curve.kind == "linear":
        return ceil_div(start_price * monus(curve.zero_after, seconds), curve.zero_after)
    cuts = seconds // curve.every if curve.kind == "stairstep" else seconds
    return ceil_div(start_price * ray_power(curve.cut, cuts), RAY)

def ask_of(design: Design, world: World, auction: Auction) -> int:
    curve = curve_of(design.auction.curve, auction.start_price, world.market.at - auction.started_at)
    return max(auction.floor_price, min(auction.start_price, curve))

def payment_of(design: Design, world: World, auction: Auction, amount: int) -> int:
    return ceil_div(amount * ask_of(design, world, auction), auction.debt_price)

def is_below_reserve(design: Design, world: World, auction: Auction, sold: int, paid: int) -> bool:
    collateral_price = world.market.reserves[auction.collateral].price
    debt_price = world.market.reserves[auction.debt].price
    return sold * collateral_price * design.auction.reserve > paid * debt_price * BASIS

def is_round_over(design: Design, world: World, auction: Auction) -> bool:
    terms, seconds = design.auction, world.market.at - auction.started_at
    if seconds >= terms.duration:
        return True
    curve = curve_of(terms.curve, auction.start_price, seconds)
    if curve * BASIS < auction.start_price * (BASIS - terms.largest_fall):
        return True
    payment = payment_of(design, world, auction, auction.lot)
    return is_below_reserve(design, world, auction, auction.lot, payment)

def running_auction(world: World) -> Auction:
    auction = world.account.auction
    assert auction is not None, "the chart expects this event in an auction only"
    return auction

def open_auction(design: Design, world: World, event: Event) -> Outcome:
    check_blocked(design, world, event)
    lot, debt = world.account.collateral[event.collateral], world.account.debt[event.debt]
    prices = (world.market.reserves[event.collateral].price, world.market.reserves[event.debt].price)
    refuse_if(0 in (lot, debt, *prices), "EMPTY_LEG")
    # The sum of the market includes lots, so only the account's own amount moves.
    world = shift_account(world, event.collateral, "collateral", -lot)
    world = begin_round(design, world, event.collateral, event.debt, lot, 1)
    return pay_tip(design, world, event.debt)

def reset_auction(design: Design, world: World, event: Event) -> Outcome:
    check_blocked(design, world, event)
    auction = running_auction(world)
    refuse_if(auction.round >= design.auction.most_rounds, "ROUNDS_EXHAUSTED")
    world = begin_round(design, world, auction.collateral, auction.debt, auction.lot, auction.round + 1)
    return pay_tip(design, world, auction.debt)

def sell(world: World, sold: int, paid: int) -> World:
    """The lot and the debt shrink, and with them the sums of the market."""
    auction = running_auction(world)
    world = with_account(world, auction=auction._replace(lot=auction.lot - sold))
    world = shift_reserve(world, auction.collateral, "collateral", -sold)
    return shift_both(world, auction.debt, "debt", -paid)

def check_take(design: Design, world: World, sold: int, paid: int) -> None:
    auction, dust = running_auction(world), design.dust
    debt = world.account.debt[auction.debt]
    leaves_both = sold < auction.lot and paid < debt
    refuse_if(sold == 0, "NOTHING_SOLD")
    refuse_if(design.auction.takes == "whole" and leaves_both, "TAKE_NOT_WHOLE")
    if dust.kind != "none" and leaves_both:
        lot_left = (auction.lot - sold) * world.market.reserves[auction.collateral].price
        debt_left = (debt - paid) * world.market.reserves[auction.debt].price
        refuse_if(lot_left < dust.floor or debt_left < dust.floor, "TAKE_LEAVES_DUST")
    refuse_if(is_below_reserve(design, world, auction, sold, paid), "BELOW_RESERVE")

def take(design: Design, world: World, event: Event) -> Outcome:
    check_blocked(design, world, event)
    auction = running_auction(world)
    ask, debt = ask_of(design, world, auction), world.account.debt[auction.debt]
    refuse_if(ask > event.max_price, "ASK_ABOVE_LIMIT")
    sold = min(event.amount, auction.lot)
    paid = payment_of(design, world, auction, sold)
    if paid > debt:
        paid = debt
        sold = min(sold, debt * auction.debt_price // ask)
    check_take(design, world, sold, paid)
    flows = (Flow("repaid", auction.debt, paid), Flow("sold", auction.collateral, sold))
    return Outcome(sell(world, sold, paid), flows)

def recognise_loss(design: Design, world: World, event: Event) -> Outcome:
    check_blocked(design, world, event)
    auction, reserve_share = running_auction(world), design.auction.reserve
    refuse_if(auction.round < design.auction.most_rounds, "ROUNDS_REMAIN")
    debt = world.account.debt[auction.debt]
    collateral_price = world.market.reserves[auction.collateral].price
    debt_price = world.market.reserves[auction.debt].price
    worth = ceil_div(auction.lot * collateral_price * reserve_share, BASIS * debt_price)
    if worth < debt:
        sold, paid = auction.lot, worth
    else:
        paid = debt
        sold = min(auction.lot, ceil_div(debt * debt_price * BASIS, collateral_price * reserve_share))
    world = sell(world, sold, paid)
    world = shift_reserve(world, auction.collateral, "salvage", sold)
    world = shift_reserve(world, auction.debt, "carried", paid)
    return Outcome(world, (Flow("salvaged", auction.collateral, sold), Flow("absorbed", auction.debt, paid)))

# ---- §7 Routing -----------------------------------------------------------------------------------------------

Guard = Callable[[Design, World], bool]

def has_no_debt(design: Design, world: World) -> bool:
    return not any(world.account.debt)

def has_no_collateral(design: Design, world: World) -> bool:
    holds = any(held_of(world.account, place) > 0 for place in range(len(design.assets)))
    return any(world.account.debt) and not holds

def is_auction_over(design: Design, world: World) -> bool:
    auction = running_auction(world)
    return auction.lot == 0 or world.account.debt[auction.debt] == 0

def round_judged(design: Design, world: World) -> bool:
    """Whether it matters at all if the round is over."""
    return is_unwindable(design, world) and not is_auction_over(design, world)

def round_over(design: Design, world: World) -> bool:
    return round_judged(design, world) and is_round_over(design, world, running_auction(world))

def round_running(design: Design, world: World) -> bool:
    return round_judged(design, world) and not is_round_over(design, world, running_auction(world))

def begin_unwinding(design: Design, world: World) -> Outcome:
    return Outcome(with_account(world, unwinding=new_course(design, world)))

def end_unwinding(design: Design, world: World) -> Outcome:
    return Outcome(with_account(world, unwinding=None))

def end_auction(design: Design, world: World) -> Outcome:
    auction = running_auction(world)
    world = shift_account(world, auction.collateral, "collateral", auction.lot)
    return Outcome(with_account(world, auction=None))

def bear_losses(design: Design, world: World) -> Outcome:
    """The effect `recogniseLoss`: surplus, insurance, backstop, then the lenders."""
    for asset, debt in enumerate(world.account.debt):
        if debt == 0:
            continue
        reserve = world.market.reserves[asset]
        from_surplus = min(debt, world.account.surplus[asset])
        most_insured = reserve.insurance * design.loss.insurance_cap // BASIS
        from_insurance = min(debt - from_surplus, most_insured)
        from_backstop = min(debt - from_surplus - from_insurance, reserve.backstop)
        world = shift_both(world, asset, "surplus", -from_surplus)
        world = shift_reserve(world, asset, "insurance", -from_insurance)
        world = shift_reserve(world, asset, "backstop", -from_backstop)
        world = shift_both(world, asset, "deficit", debt - from_surplus - from_insurance - from_backstop)
        world = shift_both(world, asset, "debt", -debt)
    return Outcome(world)

def settle(design: Design, world: World) -> Outcome:
    flows: list[Flow] = []
    for asset, (collateral, surplus) in enumerate(zip(world.account.collateral, world.account.surplus)):
        world = shift_both(world, asset, "collateral", -collateral)
        world = shift_both(world, asset, "surplus", -surplus)
        flows += (Flow("returned", asset, collateral), Flow("refunded", asset, surplus))
    return Outcome(with_account(world, closed=True), tuple(flows))

def rearm(design: Design, world: World) -> Outcome:
    return Outcome(with_market(world, cause="none", halted_at=0))

class Row(NamedTuple):
    origin: str  # a state, or the state above several
    name: str
    guard: Guard
    target: str
    effects: tuple[Callable[[Design, World], Outcome], ...] = ()

# In the order of the page: rows of a sub-state stand before those of its state, and the first enabled is taken.
ACCOUNT_ROWS = (
    Row("healthy", "closed", lambda _, world: world.account.closed, "settled", (settle,)),
    Row("healthy", "short", is_short, "unwinding.ready", (begin_unwinding,)),
    Row("healthy", "thin", is_thin, "atRisk"),
    Row("atRisk", "short", is_short, "unwinding.ready", (begin_unwinding,)),
    Row("atRisk", "sound", is_sound, "healthy"),
    Row("unwinding.ready", "spent", is_spent, "unwinding.exhausted"),
    Row("unwinding.ready", "waiting", is_waiting, "unwinding.cooling"),
    Row("unwinding.cooling", "spent", is_spent, "unwinding.exhausted"),
    Row("unwinding.cooling", "steppable", is_steppable, "unwinding.ready"),
    Row("unwinding.exhausted", "steppable", is_steppable, "unwinding.ready"),
    Row("unwinding.exhausted", "waiting", is_waiting, "unwinding.cooling"),
    Row("unwinding", "auctioned", lambda _, world: bool(world.account.auction), "auction.running", (end_unwinding,)),
    Row("unwinding", "noDebt", has_no_debt, "settled", (end_unwinding, settle)),
    Row("unwinding", "noCollateral", has_no_collateral, "badDebt", (end_unwinding, bear_losses)),
    Row("unwinding", "sound", is_sound, "healthy", (end_unwinding,)),
    Row("unwinding", "thin", is_thin, "atRisk", (end_unwinding,)),
    Row("auction.running", "roundOver", round_over, "auction.expired"),
    Row("auction.expired", "roundRunning", round_running, "auction.running"),
    Row("auction", "noDebt", has_no_debt, "settled", (end_auction, settle)),
    Row("auction", "noCollateral", has_no_collateral, "badDebt", (end_auction, bear_losses)),
    Row("auction", "sound", is_sound, "healthy", (end_auction,)),
    Row("auction", "thin", is_thin, "atRisk", (end_auction,)),
    Row("auction", "auctionOver", is_auction_over, "unwinding.ready", (end_auction, begin_unwinding)),
    Row("badDebt", "closed", lambda _, world: world.account.closed, "settled", (settle,)),
)
FEED_ROWS = (
    Row("fresh", "staleFeed", is_stale, "stale"),
    Row("stale", "freshFeed", lambda design, world: not is_stale(design, world), "fresh"),
)
BREAKER_ROWS = (
    Row("armed", "halted", is_halted, "tripped"),
    Row("tripped", "released", lambda design, world: not is_halted(design, world), "armed", (rearm,)),
)

def first_enabled(rows: tuple[Row, ...], state: str, design: Design, world: World) -> Optional[Row]:
    for row in rows:
        concerned = state == row.origin or state.startswith(row.origin + ".")
        if concerned and row.guard(design, world):
            return row
    return None

def enter(world: World, region: str, state: str) -> World:
    if region == "account":
        return with_account(world, phase=state)
    if region == "feed":
        return with_account(world, feed=state)
    return with_market(world, breaker=state)

def route(design: Design, world: World) -> Outcome:
    taken: list[Transition] = []
    flows: list[Flow] = []
    while True:
        regions = (
            ("account", ACCOUNT_ROWS, world.account.phase),
            ("feed", FEED_ROWS, world.account.feed),
            ("breaker", BREAKER_ROWS, world.market.breaker),
        )
        # All three are judged on the same world, before any of their effects.
        turn = [(region, state, first_enabled(rows, state, design, world)) for region, rows, state in regions]
        if all(row is None for _, _, row in turn):
            return Outcome(world, tuple(flows), tuple(taken))
        for region, state, row in turn:
            if row is None:
                continue
            for effect in row.effects:
                outcome = effect(design, world)
                world = outcome.world
                flows += outcome.flows
            world = enter(world, region, row.target)
            taken.append(Transition(region, row.name, state, row.target))

# ---- §4 An event, from shape to routing -----------------------------------------------------------------------

EFFECTS: Mapping[str, Callable[[Design, World, Event], Outcome]] = {
    "QUOTE": quote, "TICK": tick, "ACCRUE": accrue, "HALT": halt, "RESUME": resume,
    "DEPOSIT": deposit, "WITHDRAW": withdraw, "BORROW": borrow, "REPAY": repay, "CLOSE": close,
    "STEP": step, "OPEN_AUCTION": open_auction, "RESET_AUCTION": reset_auction, "TAKE": take,
    "RECOGNISE_LOSS": recognise_loss, "COVER": cover,
}

def perform(design: Design, world: World, event: Event) -> Outcome:
    """The event's own checks and effect, then routing."""
    done = EFFECTS[event.type](design, world, event)
    routed = route(design, done.world)
    return Outcome(routed.world, done.flows + routed.flows, routed.transitions, done.rule)

def apply(design: Design, world: World, raw_event: Any) -> Answer:
    try:
        event = read_event(design, raw_event)
        refuse_if(event.at < world.market.at, "TIME_REVERSED")
        caught_up = Outcome(world)
        if event.type != "TICK":
            caught_up = perform(design, world, Event("TICK", event.at))
        phase = caught_up.world.account.phase
        refuse_if(event.type not in EVERY_PHASE | EXPECTED[phase], "EVENT_NOT_ALLOWED")
        done = perform(design, caught_up.world, event)
    except Refused as refused:
        # The whole event is undone, its catching up included.
        return Answer(str(refused), Outcome(world))
    flows, transitions = caught_up.flows + done.flows, caught_up.transitions + done.transitions
    return Answer(None, done._replace(flows=flows, transitions=transitions))

# ---- The adapter: conformance protocol, version 1 -------------------------------------------------------------
# The only part that reads and writes. Quantities are canonical decimal strings there, assets are named by their
# ids, and every name is the page's, in camel case.

DIALECT = "stepwise@1"
field_types = functools.cache(get_type_hints)  # They are spelt as text, and costly to read.
generic_of = functools.cache(get_origin)
CANONICAL_INTEGER = re.compile(r"0|-?[1-9][0-9]*")

@functools.cache
def camel(name: str) -> str:
    head, *tail = name.split("_")
    return head + "".join(word.capitalize() for word in tail)

def integer_from_json(raw: Any) -> Optional[int]:
    """What is no canonical decimal string is, in the words of the page, no integer."""
    canonical = isinstance(raw, str) and CANONICAL_INTEGER.fullmatch(raw) is not None
    return int(raw) if canonical else None

@functools.cache
def inner_types(kind: Any) -> tuple[Any, ...]:
    return tuple(inner for inner in get_args(kind) if inner not in (type(None), ...))

def from_json(ids: list[str], kind: Any, raw: Any) -> Any:
    """A value of the type `kind`: the fields of the records above are those of the protocol."""
    if kind is int:
        value = integer_from_json(raw)
        if value is None:
            raise ValueError(f"no canonical integer: {raw!r}")
        return value
    if kind is Place:
        return ids.index(raw)
    if hasattr(kind, "_fields"):
        present = {name: part for name, part in field_types(kind).items() if camel(name) in raw}
        return kind(**{name: from_json(ids, part, raw[camel(name)]) for name, part in present.items()})
    if generic_of(kind) in (tuple, frozenset):
        return generic_of(kind)(from_json(ids, inner_types(kind)[0], part) for part in raw)
    if raw is not None and inner_types(kind):
        return from_json(ids, inner_types(kind)[0], raw)
    return raw

def to_json(ids: list[str], kind: Any, value: Any) -> Any:
    if kind is int:
        return str(value)
    if kind is Place:
        return ids[value]
    if hasattr(kind, "_fields"):
        parts = field_types(kind).items()
        return {camel(name): to_json(ids, part, getattr(value, name)) for name, part in parts}
    if generic_of(kind) is tuple:
        return [to_json(ids, inner_types(kind)[0], part) for part in value]
    if value is not None and inner_types(kind):
        return to_json(ids, inner_types(kind)[0], value)
    return value

def quantities_from_json(raw: Any) -> Any:
    """An event with its quantities as integers, otherwise as it came: its shape is the page's to judge."""
    if not isinstance(raw, Mapping):
        return raw
    event: dict[str, Any] = {}
    for name, value in raw.items():
        if name in ("type", "asset", "collateral", "debt"):
            event[name] = value
        elif name == "quotes":
            event[name] = [quantities_from_json(quote) for quote in value] if isinstance(value, list) else value
        else:
            event[name] = integer_from_json(value)
    return event

def flows_to_json(ids: list[str], flows: tuple[Flow, ...]) -> dict[str, dict[str, str]]:
    sums: dict[str, dict[str, int]] = {}
    for name, asset, amount in flows:
        if amount > 0:
            by_asset = sums.setdefault(name, {})
            by_asset[ids[asset]] = by_asset.get(ids[asset], 0) + amount
    return {name: {asset: str(amount) for asset, amount in by_asset.items()} for name, by_asset in sums.items()}

def run_case(case: Mapping[str, Any]) -> list[dict[str, Any]]:
    ids = [asset["id"] for asset in case["params"]["assets"]]
    design, world = from_json(ids, Design, case["params"]), from_json(ids, World, case["init"])
    steps: list[dict[str, Any]] = []
    for event in case["events"]:
        refusal, outcome = apply(design, world, quantities_from_json(event))
        world, flows = outcome.world, flows_to_json(ids, outcome.flows)
        steps.append({"code": refusal or "OK", "flows": flows, **to_json(ids, World, world)})
    return steps

def reply_to(request: Mapping[str, Any]) -> dict[str, Any]:
    command = request.get("cmd")
    if command == "start":
        implementation = {"name": "stepwise-from-the-page", "language": "python", "version": "0.1.0"}
        return {"protocol": 1, "implementation": implementation, "dialects": {DIALECT: ["*"]}}
    if command == "dialect":
        known = request["dialect"] == DIALECT
        return {"ok": True} if known else {"ok": False, "reason": f"{DIALECT} is the only dialect"}
    if command != "run":
        raise SystemExit(f"unknown command: {command!r}")
    try:
        return {"seq": request["seq"], "steps": run_case(request["case"])}
    except Exception as error:  # Whatever goes wrong in one case must not end the others.
        message = f"{type(error).__name__}: {error}"
        return {"seq": request["seq"], "errored": True, "code": "INTERNAL", "message": message}

def main() -> None:
    sys.set_int_max_str_digits(0)  # An absurdly long amount is out of range, not an error.
    for line in sys.stdin.buffer:
        request = json.loads(line)
        if request.get("cmd") == "stop":
            return
        sys.stdout.write(json.dumps(reply_to(request)) + "\n")
        sys.stdout.flush()

if __name__ == "__main__":
    main()
