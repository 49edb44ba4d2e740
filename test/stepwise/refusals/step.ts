import type { Design } from '../../../src/kernel/design.js';
import type { Refusal } from '../../../src/kernel/refusal.js';
import { situation, step, type Situation } from '../../support/situations.js';
import { smallDesign, type Holding } from '../../support/worlds.js';
import type { RefusalCase } from './refusal-case.js';

const ready = (changes: Partial<Design> = {}, more: Holding = {}) => (): Situation => situation('unwinding.ready', changes, more);

const schedule = { ...smallDesign().schedule, unlock: { kind: 'gradual', initial: 0n, duration: 300n } } as const;
const incentive = { ...smallDesign().incentive, leastReward: 2_500n };

/** Health 0.80 of ether that backs all of itself and bitcoin that backs half: only the bitcoin may be seized (Arcadia 2023-12 #178); in thousandths. */
export const arcadia: Holding = { collateral: { ETH: 6_000n, BTC: 1_000n }, debt: { USD: 1_000_000n } };
export const arcadiaAssets: Partial<Design> = { assets: smallDesign().assets.map((asset) => (asset.id === 'ETH' ? { ...asset, threshold: 10_000n } : asset)), target: 12_000n };

type Row = readonly [refuses: string, given: () => Situation, event: unknown, refusal: Refusal];

const rows: readonly Row[] = [
  ['a step for collateral that is not held', ready(), step({ collateral: 'BTC' }), { code: 'EMPTY_LEG', held: 0n, debt: 85_000n }],
  ['a step for collateral that can never be held', ready(), step({ collateral: 'USD' }), { code: 'EMPTY_LEG', held: 0n, debt: 85_000n }],
  ['a step for a debt that is not owed', ready(), step({ debt: 'BTC' }), { code: 'EMPTY_LEG', held: 1_000n, debt: 0n }],
  ['a step that would lower health, while another leg may be seized', ready(arcadiaAssets, arcadia), step(), { code: 'TOXIC_STEP', backing: 8_000_000_000n, owed: 1_000_000n, multiplier: 10_500n }],
  ['a step before anything is unlocked', ready({ schedule }), step(), { code: 'NOTHING_UNLOCKED', sizing: 44_048n, unlocked: 0n, sellable: 1_000n }],
  ['a step above all tiers', ready({ sizing: { kind: 'tiers', by: 'health', tiers: [{ below: 9_000n, share: 5_000n }] } }), step(), { code: 'NOTHING_UNLOCKED', sizing: 0n, unlocked: 85_000n, sellable: 1_000n }],
  ['a step into a market without depth', ready({ depth: { kind: 'share', perStep: 1_000n, perInterval: 1_000n, interval: 60n } }, { reserves: { ETH: { depth: 9n } } }), step(), { code: 'NOTHING_UNLOCKED', sizing: 44_048n, unlocked: 85_000n, sellable: 0n }],
  ['a part where only the whole is liquidated, by one unit', ready({ sizing: { kind: 'full' } }), step({ offered: 84_999n }), { code: 'STEP_NOT_WHOLE', needed: 85_000n }],
  ['a step that would not pay its keeper, by one unit', ready({ incentive }), step({ offered: 49_999n }), { code: 'STEP_NOT_WORTHWHILE', needed: 50_000n }],
  ['a step that leaves dust, without the taker\'s leave to clear the leg', ready({ dust: { kind: 'expand', floor: 40_953n } }), step({ offered: 84_999n }), { code: 'DUST_REMAINS', needed: 85_000n }],
  ['a step that leaves dust, where dust is refused', ready({ dust: { kind: 'refuse', floor: 40_953n } }), step({ offered: 85_000n }), { code: 'DUST_REMAINS', needed: 85_000n }],
  ['a step too small to seize a unit', ready(), step({ offered: 95n }), { code: 'NOTHING_SEIZED', repaid: 95n }],
  ['a step that brings less than the least, by one unit', ready(), step({ offered: 10_000n, least: 106n }), { code: 'SEIZED_BELOW_LEAST', seized: 105n }],
  ['a step that brings less than the least after the protocol\'s share', ready({ incentive: { ...incentive, leastReward: 0n, protocolShare: 2_000n } }), step({ offered: 10_000n, least: 105n }), { code: 'SEIZED_BELOW_LEAST', seized: 104n }],
];

export const stepCases: readonly RefusalCase[] = rows.map(([refuses, given, event, refusal]) => ({ state: 'unwinding.ready', refuses, given, event, refusal }));
