import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as t from 'io-ts';
import { assess, type AssessOptions } from '../../src/audit/protocol/assess.js';
import type { Survey } from '../../src/audit/protocol/survey.js';
import { preset } from './presets.js';

/** What the documented verdicts were found with. */
export const budget: AssessOptions = { states: 1_500, fullStates: 75, runs: 8, seed: 1 };

const Finding = t.type({ id: t.string, verdict: t.string, setting: t.union([t.literal('opening'), t.literal('small'), t.null]), moves: t.union([t.readonlyArray(t.string), t.null]) });
const Moves = t.type({ setting: t.union([t.literal('opening'), t.literal('few')]), moves: t.readonlyArray(t.string) });
const Market = t.type({
  states: t.number, edges: t.number, isWhole: t.boolean, findings: t.readonlyArray(t.type({ id: t.string, verdict: t.string, refutation: t.union([Moves, t.null]) })),
  reachings: t.readonlyArray(t.type({ id: t.string, isPossible: t.boolean, reached: t.union([Moves, t.null]) })),
});
const Verdicts = t.readonlyArray(t.type({ protocol: t.string, states: t.number, isWhole: t.boolean, findings: t.readonlyArray(Finding), market: t.union([Market, t.null]) }));
export type PinnedVerdicts = t.TypeOf<typeof Verdicts>[number];

export const verdictsFile = join(import.meta.dirname, 'verdicts.json');

/** What was found of every protocol, as it is documented. */
export function pinnedVerdicts(): readonly PinnedVerdicts[] {
  const read = Verdicts.decode(JSON.parse(readFileSync(verdictsFile, 'utf8')));
  if (read._tag === 'Left') throw new TypeError('The verdicts are not what was written: npm run protocols writes them anew.');
  return read.right;
}

/** What a survey found, as it is documented. */
export const marketOf = ({ few, findings, reachings }: Survey): NonNullable<PinnedVerdicts['market']> => ({
  states: few.states, edges: few.edges, isWhole: few.isWhole, findings: findings.map(({ claim: { id }, verdict, refutation }) => ({ id, verdict, refutation })),
  reachings: reachings.map(({ reach: { id }, reason, reached }) => ({ id, isPossible: reason === null, reached })),
});

/** What is found of a protocol now. */
export function verdictsOf(protocol: string): PinnedVerdicts {
  const { small, findings, market } = assess(preset(protocol), budget);
  return {
    protocol, states: small.states, isWhole: small.isWhole,
    findings: findings.map(({ claim, verdict, refutation }) => ({ id: claim.id, verdict, setting: refutation?.setting ?? null, moves: refutation?.moves ?? null })),
    market: market === null ? null : marketOf(market),
  };
}
