import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as t from 'io-ts';
import { assess, type AssessOptions } from '../../src/audit/protocol/assess.js';
import { preset } from './presets.js';

/** What the documented verdicts were found with. */
export const budget: AssessOptions = { states: 1_500, fullStates: 75, runs: 8, seed: 1 };

const Finding = t.type({ id: t.string, verdict: t.string, setting: t.union([t.literal('opening'), t.literal('small'), t.null]), moves: t.union([t.readonlyArray(t.string), t.null]) });
const Verdicts = t.readonlyArray(t.type({ protocol: t.string, states: t.number, isWhole: t.boolean, findings: t.readonlyArray(Finding) }));
export type PinnedVerdicts = t.TypeOf<typeof Verdicts>[number];

export const verdictsFile = join(import.meta.dirname, 'verdicts.json');

/** What was found of every protocol, as it is documented. */
export function pinnedVerdicts(): readonly PinnedVerdicts[] {
  const read = Verdicts.decode(JSON.parse(readFileSync(verdictsFile, 'utf8')));
  if (read._tag === 'Left') throw new TypeError('The verdicts are not what was written: npm run protocols writes them anew.');
  return read.right;
}

/** What is found of a protocol now. */
export function verdictsOf(protocol: string): PinnedVerdicts {
  const { small, findings } = assess(preset(protocol), budget);
  return {
    protocol, states: small.states, isWhole: small.isWhole,
    findings: findings.map(({ claim, verdict, refutation }) => ({ id: claim.id, verdict, setting: refutation?.setting ?? null, moves: refutation?.moves ?? null })),
  };
}
