import type { ExplorationReport } from '../../src/audit/explore/explore.js';
import { refutedIn } from './exploring.js';

/** What an exploration comes to: any change of the machine, of a guarantee or of the setting shows in one of these. */
export interface Counts {
  readonly states: number;
  readonly edges: number;
  readonly refused: number;
  /** Levels: one more than the events of the shortest run to the farthest state. */
  readonly depth: number;
  /** Ids of the guarantees that it refutes. */
  readonly refuted: readonly string[];
}

export const countsOf = (report: ExplorationReport): Counts =>
  ({ states: report.states, edges: report.edges, refused: report.refused, depth: report.depth, refuted: refutedIn(report) });

const row = (states: number, edges: number, refused: number, depth: number, ...refuted: readonly string[]): Counts => ({ states, edges, refused, depth, refuted });

/** The reference designs, each in the setting that an audit explores. */
export const presetCounts: Readonly<Record<string, Counts>> = {
  // design                     states      edges    refused  depth  refuted
  'depth-aware':              row(270_877, 5_888_958, 1_751_432, 31),
  'dutch-auction':            row( 91_629, 1_618_492,   556_056, 31),
  'fixed-close-factor':       row(204_983, 4_104_954, 1_520_680, 38, 'no-toxic-spiral'),
  'linear-ltv':               row(136_335, 2_682_630,   836_418, 31),
  'margin':                   row( 60_549,   820_960,   331_692, 39),
  'micro':                    row(105_133, 1_963_984,   648_256, 31),
  'price-tiers':              row( 92_151, 1_712_902,   581_626, 32),
  'tiered':                   row(118_399, 2_326_956,   764_382, 33),
  'time-ramped':              row(115_801, 2_167_936,   715_328, 31, 'splitting-never-pays'),
};

/** The same policies in their briefest settings, and every toy in one. */
export const briefCounts: Readonly<Record<string, Counts>> = {
  // design                     states      edges    refused  depth  refuted
  'toy-target-health':        row(  1_185,    17_756,     8_372, 19),
  'toy-close-factor':         row(  1_869,    34_116,    16_520, 19),
  'toy-health-tiers':         row(  1_869,    34_116,    16_520, 19),
  'toy-price-tiers':          row(  1_869,    34_116,    16_520, 19),
  'toy-linear-shares':        row(  1_869,    34_116,    16_520, 19),
  'toy-full-close':           row(  1_185,    17_744,     8_384, 19),
  'toy-no-interval':          row(  1_185,    17_756,     8_372, 19),
  'toy-gradual-unlock':       row(  1_869,    34_096,    16_540, 19),
  'toy-auction-only':         row(  1_185,    17_708,     8_156, 19),
  'toy-shared-depth':         row(  2_365,    40_072,    16_812, 19),
  'toy-bonus-by-health':      row(  1_869,    34_116,    16_520, 19),
  'toy-bonus-by-time':        row(  1_185,    17_756,     8_372, 19),
  'toy-harmless-bonus':       row(  1_353,    20_408,     9_488, 22),
  'toy-shared-bonus':         row(  1_317,    24_180,    12_792, 19),
  'toy-least-reward':         row(  1_317,    24_180,    12_792, 19),
  'toy-no-dust-rule':         row(  1_185,    17_772,     8_356, 19),
  'toy-dust-refused':         row(  1_185,    17_756,     8_372, 19),
  'toy-toxic-steps':          row(  1_353,    20_408,     9_488, 22),
  'toy-stairs':               row(  1_185,    17_756,     8_372, 19),
  'toy-exponential-fall':     row(  1_185,    17_756,     8_372, 19),
  'toy-short-fall':           row(  1_185,    17_700,     8_044, 16),
  'toy-whole-takes':          row(  1_185,    17_708,     8_420, 19),
  'toy-bare-market':          row(    753,    11_164,     5_016, 19),
  'toy-nothing-blocked':      row(  1_217,    19_692,     7_108, 17, 'stale-quotes-seize-nothing'),
  'toy-two-collaterals':      row(    689,     7_274,     2_670, 28),
  'toy-two-collaterals-toxic':row(    689,     7_296,     3_168, 31),
  'toy-two-debts':            row(  2_249,    28_712,    13_216, 20),
  'toy-its-own-debt':         row(    665,     7_772,     3_836, 20),
  'depth-aware':              row(  2_661,    45_004,    18_608, 19),
  'dutch-auction':            row(    929,    13_932,     6_700, 19),
  'fixed-close-factor':       row(  1_229,    18_712,     9_396, 22),
  'linear-ltv':               row(  1_173,    17_596,     8_544, 19),
  'margin':                   row(  2_785,    39_016,    18_240, 29),
  'micro':                    row(  1_173,    17_576,     8_324, 19),
  'price-tiers':              row(  1_173,    17_532,     8_368, 19),
  'tiered':                   row(  1_173,    17_620,     8_520, 19),
  'time-ramped':              row(  1_357,    20_356,     9_384, 22),
};

const neverCools = ['unwinding.cooling', 'unwinding.cooling.route.spent', 'unwinding.cooling.route.steppable', 'unwinding.exhausted.route.waiting', 'unwinding.ready.route.waiting'];
const withoutASellOut = ['unwinding.route.noCollateral'];

/** Phases and transitions that the setting of a reference design never comes to. All others it must. */
export const unreached: Readonly<Record<string, readonly string[]>> = {
  'depth-aware': ['atRisk.DEPOSIT.accepted', 'atRisk.REPAY.accepted', 'atRisk.route.short', 'atRisk.route.sound', 'healthy.route.thin', ...withoutASellOut],
  // It has no steps.
  'dutch-auction': ['unwinding.ready', 'unwinding.ready.STEP.accepted', ...neverCools, 'unwinding.exhausted.route.steppable', ...withoutASellOut],
  'fixed-close-factor': [...neverCools, 'unwinding.exhausted.route.steppable'],
  'linear-ltv': ['healthy.route.thin', ...withoutASellOut],
  // Its deficits are larger than what a setting of a few units repays.
  margin: [...neverCools, 'atRisk.route.short', 'badDebt.COVER.accepted', ...withoutASellOut],
  micro: [...neverCools, ...withoutASellOut],
  'price-tiers': withoutASellOut,
  tiered: ['healthy.route.thin', ...withoutASellOut],
  'time-ramped': withoutASellOut,
};
