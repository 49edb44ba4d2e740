// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AMOUNT_LIMIT, PRICE_LIMIT, TIME_LIMIT} from "./Numbers.sol";
import {Code, Event, EventType, Quote, refuseIf} from "./World.sol";

// The shape of an event (§4, number 1): field by field in the order of §5, before anything is asked of the world.
// That an event is a record of a known type whose numbers are no negative ones is for the types to see to.

function refuseShape(uint256 assets, Event memory asked) pure {
    EventType kind = asked.type_;
    refuseIf(asked.at_ >= TIME_LIMIT, Code.TIME_OUT_OF_RANGE);
    if (kind == EventType.QUOTE) {
        refuseQuotes(assets, asked.quotes);
    } else if (
        kind == EventType.DEPOSIT || kind == EventType.WITHDRAW || kind == EventType.BORROW || kind == EventType.REPAY
            || kind == EventType.COVER
    ) {
        refuseAsset(assets, asked.asset);
        refusePositive(asked.amount);
    } else if (kind == EventType.STEP) {
        refuseAsset(assets, asked.collateral);
        refuseAsset(assets, asked.debt);
        refusePositive(asked.offered);
        refuseAmount(asked.least);
    } else if (kind == EventType.OPEN_AUCTION) {
        refuseAsset(assets, asked.collateral);
        refuseAsset(assets, asked.debt);
    } else if (kind == EventType.TAKE) {
        refusePositive(asked.amount);
        refuseIf(asked.maxPrice >= PRICE_LIMIT, Code.AMOUNT_OUT_OF_RANGE);
    }
}

function refuseAsset(uint256 assets, uint256 asset) pure {
    refuseIf(asset >= assets, Code.UNKNOWN_ASSET);
}

function refuseAmount(uint256 amount) pure {
    refuseIf(amount >= AMOUNT_LIMIT, Code.AMOUNT_OUT_OF_RANGE);
}

function refusePositive(uint256 amount) pure {
    refuseIf(amount == 0, Code.ZERO_AMOUNT);
    refuseAmount(amount);
}

function refuseQuotes(uint256 assets, Quote[] memory quotes) pure {
    refuseIf(quotes.length == 0, Code.NO_QUOTES);
    bool[] memory seen = new bool[](assets);
    for (uint256 n = 0; n < quotes.length; n++) {
        Quote memory quote = quotes[n];
        refuseAsset(assets, quote.asset);
        refuseIf(seen[quote.asset], Code.DUPLICATE_ASSET);
        seen[quote.asset] = true;
        refuseIf(quote.price == 0, Code.ZERO_PRICE);
        refuseIf(quote.price >= PRICE_LIMIT, Code.PRICE_OUT_OF_RANGE);
        refuseAmount(quote.depth);
    }
}
