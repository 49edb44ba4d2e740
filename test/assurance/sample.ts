import { stepwiseGuarantees } from '../../properties/stepwise.js';
import { assuranceOf, type Audited, type Found, searched } from '../../src/audit/assurance/assemble.js';
import type { Assurance } from '../../src/audit/assurance/assurance.js';
import type { Exploration, Proof, Walking } from '../../src/audit/assurance/evidence.js';
import type { Reach } from '../../src/audit/assurance/reach.js';
import { type Trace, traceFormat } from '../../src/audit/trace.js';
import type { Event } from '../../src/kernel/event.js';
import { openWorld } from '../../src/mechanisms/stepwise/open.js';
import { loadPreset } from '../support/designs.js';

/** A design that allows toxic steps. */
export const file = loadPreset('fixed-close-factor');

const scale = 10n ** 36n;
const ether = 10n ** 18n;
const dollar = 10n ** 6n;

const quoteAt = (price: bigint, at: bigint): Event => ({
  type: 'QUOTE', at, quotes: [{ asset: 'ETH', price: (price * scale) / ether, depth: 0n }, { asset: 'USD', price: scale / dollar, depth: 0n }],
});

const events: readonly Event[] = [
  quoteAt(200n, 1_000n),
  { type: 'DEPOSIT', at: 1_000n, asset: 'ETH', amount: 2n * ether },
  { type: 'BORROW', at: 1_000n, asset: 'USD', amount: 300n * dollar },
  quoteAt(110n, 4_600n),
  { type: 'STEP', at: 4_600n, collateral: 'ETH', debt: 'USD', offered: 60n * dollar, least: 0n },
];

/** A toxic step: what the design does not promise to withhold. */
export const toxicStep: Trace = {
  format: traceFormat, guarantee: 'no-toxic-spiral', claim: stepwiseGuarantees.find(({ id }) => id === 'no-toxic-spiral')?.claim ?? '',
  design: file, seed: 7, start: openWorld(file.design, 1_000n), events,
};

export const setting: readonly string[] = ['Amounts are at most 8 base units.', 'One account with one leg of each kind.'];

export const explored: Exploration = { kind: 'exploration', assumptions: setting, states: 123_456, edges: 1_234_567, depth: 31, judged: 99, stoppedBy: null };
export const proof: Proof = { kind: 'proof', assumptions: ['Values of one account sum below 2^240.'], obligations: 12, discharged: 12, isInductive: true, paths: 340 };
export const walked: Walking = { kind: 'walk', prices: 'eth-2020-03', observations: 97, judged: 12 };

export const coverage: Reach = {
  phases: { reached: ['healthy', 'unwinding.ready'], missing: ['settled'] },
  transitions: { reached: ['healthy.BORROW.accepted'], missing: [] },
  guardSides: { reached: ['covered: no'], missing: ['covered: yes'] },
  refusals: { reached: [], missing: ['DUST_REMAINS'] },
};

export const campaign: Audited & { readonly shard: NonNullable<Audited['shard']> } = { seed: 7, runs: 20_000, of: 1, shard: { index: 0, runs: 20_000, edges: 654_321 } };

const inRuns = (judged: number) => searched(campaign, campaign.shard, judged);

export const findings: readonly Found[] = [
  { id: 'collateral-is-conserved', evidence: [inRuns(3_412), explored], trace: null },
  { id: 'debt-is-conserved', evidence: [inRuns(1), walked], trace: null },
  { id: 'no-toxic-spiral', evidence: [inRuns(5)], trace: toxicStep },
  { id: 'solvent-within-envelope', evidence: [inRuns(0), { ...explored, judged: 0 }], trace: null },
  { id: 'gap-theorem', evidence: [explored, inRuns(88), proof], trace: null },
  { id: 'never-stuck', evidence: [{ ...explored, stoppedBy: 'memory' }], trace: null },
];

/** A report with every verdict in it, and every kind of evidence. */
export const sample = (): Assurance => assuranceOf({ file, campaign, coverage, findings });

/** The same as though the design promised what was refuted: that would be a mistake of the machine, of which there is none to show. */
export function withBrokenPromise(): Assurance {
  const report = sample();
  return { ...report, guarantees: report.guarantees.map((assured) => ({ ...assured, promised: true })) };
}

/** A part of a larger campaign. */
export function incomplete(): Assurance {
  const part: Audited = { seed: 7, runs: 20_000, of: 4, shard: { index: 2, runs: 5_000, edges: 10 } };
  return assuranceOf({ file, campaign: part, coverage, findings: [{ id: 'debt-is-conserved', evidence: [searched(part, { index: 2, runs: 5_000, edges: 10 }, 3)], trace: null }] });
}
