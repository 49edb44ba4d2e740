// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Code, EventType, World, refuseIf} from "./World.sol";
import {Design} from "./Design.sol";
import {heldOf, isHalted, isTooOld} from "./Judgement.sol";

// Blocked(E, also) (§4): what the breaker's lists forbid while quotes are missing or old, or while the market is halted.

/// @dev No asset: *also* is empty.
uint256 constant NO_ASSET = type(uint256).max;

function refuseIfBlocked(Design memory design, World memory world, EventType kind) pure {
    refuseIfBlocked(design, world, kind, NO_ASSET);
}

function refuseIfBlocked(Design memory design, World memory world, EventType kind, uint256 also) pure {
    if (names(design.breaker.whenStale, kind)) {
        for (uint256 asset = 0; asset < design.assets.length; asset++) {
            bool concerned = heldOf(world.account, asset) > 0 || world.account.debt[asset] > 0 || asset == also;
            if (!concerned) continue;
            refuseIf(world.market.reserves[asset].price == 0, Code.QUOTE_MISSING);
            refuseIf(isTooOld(design, world.market, asset), Code.FEED_STALE);
        }
    }
    refuseIf(names(design.breaker.whenTripped, kind) && isHalted(design, world.market), Code.BREAKER_TRIPPED);
}

function names(EventType[] memory list, EventType kind) pure returns (bool) {
    for (uint256 n = 0; n < list.length; n++) {
        if (list[n] == kind) return true;
    }
    return false;
}
