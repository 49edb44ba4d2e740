// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Event, Flows, World} from "./World.sol";
import {Design} from "./Design.sol";
import {Stepwise} from "./Stepwise.sol";

/// @title A contract without a state, by which a program asks the library about one event at a time.
contract Harness {
    /// @notice What changes hands at an event, and the world after it. A refused event reverts with `Refused(code)`.
    function applyEvent(Design memory design, World memory world, Event memory asked)
        external
        pure
        returns (Flows memory flows, World memory afterwards)
    {
        flows = Stepwise.accept(design, world, asked);
        afterwards = world; // changed in place
    }
}
