import { describe, expect, it } from 'vitest';
import { followed, type Transition, transitions } from '../../src/audit/prove/obligation/transition.js';
import { situationFrom } from '../../src/audit/prove/obligation/counterexample.js';
import { hypotheses } from '../../src/audit/prove/obligation/counterclaim.js';
import { Execution } from '../../src/audit/prove/symbolic/execution.js';
import { powerHalfUp } from '../../src/audit/prove/symbolic/power.js';
import { oneDesign } from '../../src/audit/prove/family/subject.js';
import { Evaluation } from '../../src/audit/prove/term/evaluation.js';
import { scriptOf } from '../../src/audit/prove/term/smt.js';
import { Integer } from '../../src/audit/prove/term/term.js';
import { Terms } from '../../src/audit/prove/term/terms.js';
import { decide } from '../../src/machine/decide.js';
import { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';
import { usualDesign } from '../support/designs.js';
import { instrumentedMachine, z3 } from './machine.js';

const design = usualDesign;

function named(name: string): Transition {
  const found = transitions.find((transition) => transition.name === name);
  if (found === undefined) throw new TypeError(`The chart has no ${name}.`);
  return found;
}

/** Plain data with every symbolic integer worked out. */
function workedOut(value: unknown, evaluation: Evaluation): unknown {
  if (value instanceof Integer) return evaluation.integer(value);
  if (Array.isArray(value)) return value.map((each: unknown) => workedOut(each, evaluation));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, workedOut(field, evaluation)]));
}

describe('the ways through a transition', () => {
  it.each(['healthy.DEPOSIT.accepted', 'healthy.BORROW.accepted', 'atRisk: market.HALT.accepted', 'badDebt.REPAY.accepted'])('%s are those of the machine itself, step by step', async (name) => {
    const { kit, listen } = await instrumentedMachine();
    const execution = new Execution(new Terms(), listen, new Map([['powerHalfUp', powerHalfUp]]));
    const transition = named(name);
    const ways = followed(kit, execution, oneDesign(design), transition);
    const answers = await z3.ask(ways.map(({ items }) => ({ text: scriptOf(execution.terms.every(hypotheses(items))).text, effort: 20_000_000 })));
    let taken = 0;
    for (const [place, { result }] of ways.entries()) {
      const answer = answers[place];
      if (answer?.verdict !== 'sat') continue;
      taken += 1;
      const { world, event } = situationFrom(design, transition, answer.values);
      const decided = decide(stepwise, design, world, event);
      const evaluation = new Evaluation({ variable: (variable) => BigInt(answer.values[variable] ?? '0'), result: () => 0n });
      if (decided._tag === 'Left') expect(result).toEqual({ kind: 'refused', code: decided.left.code });
      else expect(workedOut(result, evaluation)).toEqual({ kind: 'accepted', part: decided.right[0] });
    }
    expect(taken).toBeGreaterThan(0);
  });
});
