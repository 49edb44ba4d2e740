// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Code, Event, EventType, Flows, World, noFlows, refuseIf} from "./World.sol";
import {Design} from "./Design.sol";
import {accrue, borrow, close, cover, deposit, halt, quote, repay, resume, tick, withdraw} from "./Events.sol";
import {openAuction, recogniseLossOfAuction, resetAuction, take} from "./Auction.sol";
import {expects, route} from "./Chart.sol";
import {refuseShape} from "./Shape.sol";
import {step} from "./Step.sol";

/// @title The mechanism `stepwise@1`, written from its page: paragraphs such as §4 are those of the page.
library Stepwise {
    /// @notice One event (§4): what happens to the world, in place, and what changes hands.
    /// @dev A refused event reverts with `Refused(code)`. The world in memory is then of no more use.
    function accept(Design memory design, World memory world, Event memory asked) internal pure returns (Flows memory flows) {
        flows = noFlows(design.assets.length);
        refuseShape(design.assets.length, asked); // 1
        refuseIf(asked.at_ < world.market.at_, Code.TIME_REVERSED); // 2

        // 3: the account catches up. With TICK that is the event itself, and the rest has nothing left to do.
        tick(world, asked.at_, flows);
        route(design, world, flows);
        if (asked.type_ == EventType.TICK) return flows;

        refuseIf(!expects(world.account.phase, asked.type_), Code.EVENT_NOT_ALLOWED); // 4
        execute(design, world, asked, flows); // 5
        route(design, world, flows); // 6
    }

    /// @dev The event's own checks, and its effect (§5).
    function execute(Design memory design, World memory world, Event memory asked, Flows memory flows) private pure {
        EventType kind = asked.type_;
        if (kind == EventType.QUOTE) quote(design, world, asked);
        else if (kind == EventType.ACCRUE) accrue(design, world, flows);
        else if (kind == EventType.HALT) halt(design, world);
        else if (kind == EventType.RESUME) resume(design, world);
        else if (kind == EventType.DEPOSIT) deposit(design, world, asked, flows);
        else if (kind == EventType.WITHDRAW) withdraw(design, world, asked, flows);
        else if (kind == EventType.BORROW) borrow(design, world, asked, flows);
        else if (kind == EventType.REPAY) repay(world, asked, flows);
        else if (kind == EventType.CLOSE) close(design, world);
        else if (kind == EventType.STEP) step(design, world, asked, flows);
        else if (kind == EventType.OPEN_AUCTION) openAuction(design, world, asked, flows);
        else if (kind == EventType.RESET_AUCTION) resetAuction(design, world, flows);
        else if (kind == EventType.TAKE) take(design, world, asked, flows);
        else if (kind == EventType.RECOGNISE_LOSS) recogniseLossOfAuction(design, world, flows);
        else cover(world, asked, flows);
    }
}
