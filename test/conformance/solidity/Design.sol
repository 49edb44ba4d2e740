// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {EventType} from "./World.sol";

// The parameters of `stepwise@1` (§2), under the page's names. A policy is one struct with the fields of all of its variants:
// `kind` says which variant it is, and the fields that the variant does not have are not read.
// Ratios [bps], times [s], values [amount × price], rates and cuts [RAY].

struct Asset {
    uint256 threshold; // 0: no collateral
    uint256 bonus; // the largest
    bool borrowable;
    uint256 rate; // per second
}

enum SizingKind { targetHealth, closeFactor, tiers, linear, full }
enum TierBy { health, price }

struct Tier {
    uint256 below;
    uint256 share;
}

struct Sizing {
    SizingKind kind;
    uint256 share; // closeFactor
    uint256 wholeBelow;
    TierBy by; // tiers
    Tier[] tiers;
    uint256 fromLtv; // linear
    uint256 toLtv;
    uint256 fromShare;
    uint256 toShare;
}

enum UnlockKind { whole, gradual }

struct Unlock {
    UnlockKind kind;
    uint256 initial;
    uint256 duration;
}

struct Schedule {
    uint256 interval;
    uint256 mostSteps;
    uint256 window;
    Unlock unlock;
}

enum DepthKind { unlimited, share }

struct Depth {
    DepthKind kind;
    uint256 perStep;
    uint256 perInterval;
    uint256 interval;
}

enum IncentiveKind { fixed_, linearInHealth, rampInTime }

struct IncentiveCurve {
    IncentiveKind kind;
    uint256 least;
    uint256 fullBelow; // linearInHealth
    uint256 duration; // rampInTime
}

struct Incentive {
    IncentiveCurve curve;
    bool nonToxicCeiling;
    uint256 protocolShare;
    uint256 leastReward;
}

enum DustKind { none, refuse, expand }

struct Dust {
    DustKind kind;
    uint256 floor;
}

enum Toxicity { escalate, allow }

enum PriceCurveKind { linear, stairstep, exponential }

struct PriceCurve {
    PriceCurveKind kind;
    uint256 zeroAfter; // linear
    uint256 cut; // stairstep, exponential
    uint256 every; // stairstep
}

enum Takes { whole, partial_ }

struct AuctionRules {
    PriceCurve curve;
    uint256 startPremium;
    uint256 duration;
    uint256 largestFall;
    uint256 reserve;
    uint256 tip;
    uint256 tipShare;
    uint256 mostRounds;
    Takes takes;
}

struct Loss {
    uint256 insuranceCap; // what the funds hold at first is of the market's opening, and not asked for here
}

struct Breaker {
    uint256 maxAge;
    uint256 largestMove;
    uint256 moveInterval;
    uint256 release;
    EventType[] whenStale;
    EventType[] whenTripped;
}

struct Design {
    Asset[] assets;
    uint256 warning;
    uint256 target;
    Sizing sizing;
    Schedule schedule;
    Depth depth;
    Incentive incentive;
    Dust dust;
    Toxicity toxicity;
    AuctionRules auction;
    Loss loss;
    Breaker breaker;
}
