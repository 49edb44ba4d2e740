import { describe, expect, it } from 'vitest';
import { type Replay, replayTrace } from '../../src/audit/replay.js';
import type { Design } from '../../src/kernel/design.js';
import { assess, hasDebt } from '../../src/kernel/health.js';
import type { World } from '../../src/kernel/world.js';
import { openWorld } from '../../src/mechanisms/stepwise/open.js';
import { NotAsExpected } from '../support/designs.js';
import { quotient } from '../support/exact.js';
import { faults } from './catalogue.js';
import { type Example, examples } from './examples.js';
import type { Fault, Subject } from './fault.js';

function faultOf({ fault }: Example): Fault {
  const found = faults.find(({ id }) => id === fault);
  if (found === undefined) throw new NotAsExpected(`no fault is called ${fault}`);
  return found;
}

/** An example on one of the two machines of its fault. */
function replayOn({ events, design }: Example, subject: Subject, guarantee: string): Replay {
  const chosen = design ?? subject.design;
  const start = openWorld(chosen, events[0]?.at ?? 0n);
  return replayTrace({ format: 'unwind-trace@1', guarantee, claim: '', design: { design: chosen, numeraire: 'USD', positions: [] }, start, events, seed: 0 }, subject.mechanism);
}

function healthOf(design: Design, { market, account }: World | undefined = openWorld(design, 0n)): string {
  const { backing, owed } = assess(design, market, account);
  return hasDebt(account) ? quotient(backing, owed * 10_000n).toFixed(4, 1) : '';
}

const rows = examples.map((example): [string, Example] => [`${example.fault}: ${example.says}`, example]);

describe('published numbers', () => {
  it.each(rows)('%s', (_claim, example) => {
    const { faulty, guarantee } = faultOf(example);
    const { brokenAt, refused, worlds } = replayOn(example, faulty, guarantee);
    expect([refused, brokenAt]).toEqual([[], example.events.length - 1]);
    expect(worlds.slice(-2).map((world) => healthOf(example.design ?? faulty.design, world))).toEqual(example.healths);
  });

  it.each(rows)('not without the fault: %s', (_claim, example) => {
    const { sound, guarantee } = faultOf(example);
    const { brokenAt, refused, moments } = replayOn(example, sound, guarantee);
    expect([refused, brokenAt]).toEqual([[example.events.length - 1], null]);
    expect(moments.at(-1)?.refusal?.code).toBe(example.refusal);
  });
});

describe('ZeroLend\'s own log of #335', () => {
  it('has the health after it of an average threshold that is rounded down to a basis point', () => {
    const example = examples.find(({ fault }) => fault === 'best-collateral-first');
    if (example === undefined) throw new NotAsExpected('the example is not there');
    const { faulty, guarantee } = faultOf(example);
    const { market, account } = replayOn(example, faulty, guarantee).worlds.at(-1) ?? openWorld(faulty.design, 0n);
    const { backing, value, owed } = assess(faulty.design, market, account);
    expect(quotient(value * (backing / value), owed * 10_000n).toFixed(18, 4)).toBe('0.944913884892086331');
  });
});
