import { describe, expect, it } from 'vitest';
import { generatedIn, invariants, kernelDigest, provable } from '../../src/audit/index.js';
import { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';
import { loadPreset } from '../support/designs.js';
import { shown } from './machine.js';
import { everyRecords, records } from './recorded.js';

/** Quick to prove, and each of another part of the lifecycle. */
const crossSection = ['opening', 'healthy: market.HALT.accepted', 'healthy.BORROW.accepted'];

describe.each([...records(), ...everyRecords().map(([, record]) => record)])('the recorded proof of $design', (record) => {
  it('counts every obligation once, and every transition', () => {
    const sum = (all: readonly { readonly counts: typeof record.counts }[]): number => all.reduce((total, { counts }) => total + generatedIn(counts), 0);
    expect(sum(record.transitions)).toBe(generatedIn(record.counts));
    expect(sum(record.subjects)).toBe(generatedIn(record.counts));
    expect([...record.transitions.map(({ name }) => name), ...record.missing].sort()).toEqual([...provable].sort());
  });
});

// What is not whole no audit relies on: asking all of them again takes a minute.
describe.each(records().filter(({ isInductive }) => isInductive))('the whole recorded proof of $design', (record) => {
  it('comes out again, where it is quick to ask', async () => {
    const design = loadPreset(record.design).design;
    const promised = stepwise.guarantees.filter(({ scope, promisedBy }) => scope === 'edge' && promisedBy(design)).map(({ id }) => id);
    for (const proof of await shown(design, crossSection, [...invariants.map(({ id }) => id), ...promised])) {
      expect(new Set(proof.shown.map(({ finding }) => finding.kind))).toEqual(new Set(['proved']));
      const before = record.transitions.find(({ name }) => name === proof.name);
      // Of another kernel, as the docs then say, the numbers may be others.
      if (record.kernel === kernelDigest()) expect(before).toMatchObject({ ways: proof.ways, isTaken: true, counts: { proved: proof.shown.length } });
    }
  });
});
