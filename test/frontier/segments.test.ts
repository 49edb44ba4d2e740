import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decision } from '../../src/audit/frontier/decision.js';
import { searched } from '../../src/audit/frontier/segments.js';
import { frontiersOf, shapeOf } from '../../src/audit/frontier/shape.js';
import { gridOf, roundStep, usualStep } from '../../src/audit/frontier/axis.js';
import { between } from '../support/exact.js';
import { axis } from './mapping.js';

const answer = (holds: boolean): Decision => ({ verdict: holds ? 'holds' : 'fails', evidence: { by: 'theorem' } });
const refused: Decision = { verdict: 'refused', theorem: 'some-theorem' };

const spans = fc.tuple(between(0n, 10_000n), between(0n, 10n ** 9n)).map(([low, span]) => ({ low, high: low + span }));

describe('the search along an axis', () => {
  it('finds the one change of a monotone claim, whichever side holds, and nothing where it never changes', () => {
    fc.assert(fc.property(spans, between(0n, 10n ** 9n), fc.boolean(), ({ low, high }, turn, below) => {
      const { segments } = searched(low, high, [], (value) => answer((value <= turn) === below));
      const isInside = turn >= low && turn < high;
      expect(segments.map(({ from, to }) => [from, to])).toEqual(isInside ? [[low, turn], [turn + 1n, high]] : [[low, high]]);
      expect(frontiersOf(segments).map(({ at, beyond }) => [at, beyond])).toEqual(isInside ? [below ? [turn, turn + 1n] : [turn + 1n, turn]] : []);
    }));
  });

  it('asks few points: both ends, nine more at the most, and the halvings of each change', () => {
    let asked = 0;
    searched(0n, 1_000_000n, [7n], (value) => {
      asked += 1;
      return answer(value < 123_456n);
    });
    expect(asked).toBeLessThanOrEqual(10 + 20);
  });

  it('says that a claim is not monotone, with every stretch, where both its sides fail or both hold', () => {
    fc.assert(fc.property(between(1n, 400n), between(600n, 998n), fc.boolean(), (first, second, inner) => {
      const { segments } = searched(0n, 999n, [500n], (value) => answer((value > first && value <= second) === inner));
      expect(shapeOf(segments)).toEqual({ kind: 'mixed' });
      expect(segments.map(({ from, to }) => [from, to])).toEqual([[0n, first], [first + 1n, second], [second + 1n, 999n]]);
    }));
  });

  it('counts a refused design neither as holding nor as failing', () => {
    const within = (verdicts: (value: bigint) => Decision) => searched(0n, 99n, [], verdicts).segments;
    expect(shapeOf(within((value) => (value < 40n ? refused : answer(true))))).toMatchObject({ kind: 'interval', from: 40n, to: 99n, above: null });
    expect(frontiersOf(within((value) => (value < 40n ? refused : answer(true))))).toEqual([]);
    expect(shapeOf(within((value) => (value < 40n ? answer(true) : value < 60n ? answer(false) : refused)))).toMatchObject({ kind: 'interval', from: 0n, to: 39n });
    expect(shapeOf(within(() => refused))).toEqual({ kind: 'refused', theorem: 'some-theorem' });
    expect(shapeOf(within((value) => (value < 40n ? answer(false) : refused)))).toEqual({ kind: 'nowhere' });
  });
});

describe('the values of an axis', () => {
  it('are fifteen at most where nobody says, a round step apart, from end to end', () => {
    fc.assert(fc.property(fc.constantFrom('bonus', 'reaction', 'mostSteps'), spans, (name, { low, high }) => {
      const chosen = axis(name, low, high);
      const values = gridOf(chosen, usualStep(chosen));
      expect(values.length).toBeLessThanOrEqual(16);
      expect([values[0], values[values.length - 1]]).toEqual([low, high]);
    }));
  });

  it('stand at steps that people count in', () => {
    expect([1_400n, 2_900n, 4_000n, 65_000n, 13n].map((span) => roundStep('ratio', span, 15n))).toEqual([100n, 250n, 500n, 5_000n, 1n]);
    expect([3_600n, 7_200n, 86_400n, 864_000n].map((span) => roundStep('duration', span, 15n))).toEqual([300n, 600n, 7_200n, 86_400n]);
    expect([30n, 200n].map((span) => roundStep('count', span, 15n))).toEqual([5n, 20n]);
  });
});
