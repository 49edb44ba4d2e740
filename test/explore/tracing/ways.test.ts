import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listen, type Quantity } from '../../../src/audit/explore/tracing/arithmetic.js';
import { Code } from '../../../src/audit/explore/tracing/code.js';
import { Algebra } from '../../../src/audit/explore/tracing/polynomial.js';
import { Recorder } from '../../../src/audit/explore/tracing/recorder.js';
import { Wavering, Ways } from '../../../src/audit/explore/tracing/ways.js';
import { interpreted } from './interpreted.js';
import { inputCount, type Program, programs, run } from './programs.js';

const most = 9;
const points = fc.array(fc.nat({ max: most }), { minLength: inputCount, maxLength: inputCount });

/** Code whose ways are learnt run by run. */
class Learnt {
  readonly algebra = new Algebra();
  readonly ways = new Ways(this.algebra);
  readonly code = new Code(this.ways);
  readonly #recorder = new Recorder(this.algebra, listen);
  constructor(readonly source: (inputs: readonly Quantity[]) => Quantity, readonly highest: bigint = BigInt(most)) {}

  /** Runs the code traced, and keeps its way under a number. */
  learn(point: readonly number[], id: number): void {
    const traced = point.map((value, place) => this.#recorder.input(place, BigInt(value), this.highest));
    const { result, decisions } = this.#recorder.record(() => this.source(traced));
    this.code.grow(this.ways.add(decisions, id, [this.#recorder.polynomialOf(result)]));
  }

  interpreted(point: readonly number[]): readonly [number, number] {
    const outputs = new Int32Array(1);
    return [interpreted(this.ways, Int32Array.from(point), outputs), outputs[0] ?? 0];
  }

  compiled(point: readonly number[]): readonly [number, number] {
    const outputs = new Int32Array(1);
    return [this.code.run(Int32Array.from(point), outputs), outputs[0] ?? 0];
  }
}

const meant = (program: Program, point: readonly number[]): bigint => {
  const value = run(program, point.map(BigInt));
  return typeof value === 'bigint' ? value : 0n;
};

/** A value as an output has room for it. */
const written = (value: bigint): number => Int32Array.of(Number(value))[0] ?? 0;

const branching = (inputs: readonly Quantity[]): Quantity => run({
  kind: 'branch', asks: '<', left: { kind: 'input', place: 0 }, right: { kind: 'input', place: 1 }, yes: { kind: 'input', place: 0 }, no: { kind: 'constant', value: 7n },
}, inputs);

describe('ways', () => {
  it('know nothing before the first run, and then exactly the way that it took', () => {
    const learnt = new Learnt(branching);
    expect(learnt.interpreted([1, 2, 0])[0]).toBe(-1);
    learnt.learn([1, 2, 0], 5);
    expect(learnt.interpreted([3, 8, 0])).toEqual([5, 3]);
    expect(learnt.interpreted([8, 3, 0])[0]).toBe(-1);
    learnt.learn([8, 3, 0], 6);
    expect(learnt.interpreted([4, 4, 0])).toEqual([6, 7]);
    expect(learnt.ways.ends).toBe(2);
  });

  it('answer what they know as the program does, on inputs that no run had', () => {
    let known = 0;
    fc.assert(fc.property(programs, fc.array(points, { minLength: 1, maxLength: 6 }), fc.array(points, { minLength: 12, maxLength: 12 }), (program, seen, unseen) => {
      const learnt = new Learnt((inputs) => run(program, inputs));
      for (const point of seen) if (learnt.interpreted(point)[0] < 0) learnt.learn(point, learnt.ways.ends);
      for (const point of seen) expect(learnt.interpreted(point)).toEqual([expect.any(Number), written(meant(program, point))]);
      for (const point of unseen) {
        const [id, value] = learnt.interpreted(point);
        if (id < 0) continue;
        known += 1;
        expect(value).toBe(written(meant(program, point)));
      }
    }), { numRuns: 600 });
    expect(known).toBeGreaterThan(3_000);
  });

  it('refuse code that asks differently after the same answers', () => {
    let turns = 0;
    const learnt = new Learnt(([x = 0n, y = 0n]) => {
      turns += 1;
      return branching(turns === 1 ? [x, y] : [y, x]);
    });
    learnt.learn([1, 2, 0], 0);
    expect(() => { learnt.learn([1, 2, 0], 1); }).toThrow(Wavering);
  });
});

describe('compiled ways', () => {
  it('go nowhere where nothing was recorded', () => {
    const outputs = new Int32Array(1);
    const code = new Code(new Ways(new Algebra()));
    expect(code.run(new Int32Array(3), outputs)).toBe(-1);
    code.rewrite();
    expect(code.run(new Int32Array(3), outputs)).toBe(-1);
  });

  it('answer as the interpreted ones, also where they know nothing', () => {
    let unknown = 0;
    fc.assert(fc.property(programs, fc.array(points, { minLength: 1, maxLength: 3 }), fc.array(points, { minLength: 8, maxLength: 8 }), (program, seen, others) => {
      const learnt = new Learnt((inputs) => run(program, inputs));
      for (const point of seen) if (learnt.interpreted(point)[0] < 0) learnt.learn(point, learnt.ways.ends);
      for (const point of [...seen, ...others]) {
        const expected = learnt.interpreted(point);
        if (expected[0] < 0) unknown += 1;
        expect(learnt.compiled(point)).toEqual(expected);
      }
      learnt.code.rewrite();
      for (const point of [...seen, ...others]) expect(learnt.compiled(point)).toEqual(learnt.interpreted(point));
    }), { numRuns: 600 });
    expect(unknown).toBeGreaterThan(100);
  });

  it('go on learning after they were written anew', () => {
    let learntLater = 0;
    fc.assert(fc.property(programs, fc.array(points, { minLength: 4, maxLength: 16 }), fc.nat({ max: 2 }), (program, seen, pause) => {
      const learnt = new Learnt((inputs) => run(program, inputs));
      seen.forEach((point, turn) => {
        if (learnt.compiled(point)[0] < 0) {
          learnt.learn(point, learnt.ways.ends);
          if (turn > pause) learntLater += 1;
        }
        if (turn === pause) learnt.code.rewrite();
      });
      for (const point of seen) expect(learnt.compiled(point)).toEqual([expect.any(Number), written(meant(program, point))]);
    }), { numRuns: 600 });
    expect(learntLater).toBeGreaterThan(50);
  });
});

describe('numbers beyond 2^53', () => {
  const largest = 2_147_483_647;
  const x: Program = { kind: 'input', place: 0 };
  const y: Program = { kind: 'input', place: 1 };
  const times = (left: Program, right: Program): Program => ({ kind: 'arithmetic', operator: '*', left, right });
  const constant = (value: bigint): Program => ({ kind: 'constant', value });
  const exceeds = (value: Program, bound: bigint): Program => ({ kind: 'branch', asks: '<', left: constant(bound), right: value, yes: constant(1n), no: constant(2n) });

  const answer = (program: Program, point: readonly number[]): readonly [number, number] => {
    const learnt = new Learnt((inputs) => run(program, inputs), BigInt(largest));
    learnt.learn(point, 0);
    return learnt.compiled(point);
  };

  it('are told apart by their last unit', () => {
    const cube = BigInt(largest) ** 3n;
    const product = times(times(x, y), { kind: 'input', place: 2 });
    const point = [largest, largest, largest];
    expect(Number(cube)).toBe(Number(cube - 1n));
    expect(answer(exceeds(product, cube - 1n), point)).toEqual([0, 1]);
    expect(answer(exceeds(product, cube), [largest, largest, largest - 1])).toEqual([0, 2]);
    expect(answer({ kind: 'arithmetic', operator: '-', left: product, right: constant(cube - 3n) }, point)).toEqual([0, 3]);
  });

  it('come back small through a division, rounded towards zero', () => {
    const scale = 10n ** 18n;
    const ratio: Program = { kind: 'arithmetic', operator: '/', left: times(x, constant(scale)), right: times(y, constant(10n ** 9n)) };
    const learnt = new Learnt((inputs) => run(ratio, inputs), BigInt(largest));
    learnt.learn([5, 3, 0], 0);
    fc.assert(fc.property(fc.nat({ max: largest }), fc.nat({ max: largest }), (one, other) => {
      expect(learnt.compiled([one, other, 0])).toEqual([0, written(meant(ratio, [one, other, 0]))]);
    }));
  });

  it('divide exactly just below them, where a quotient of numbers could round up', () => {
    const ratio: Program = { kind: 'arithmetic', operator: '/', left: times(x, constant(4_194_304n)), right: constant(2n) };
    const learnt = new Learnt((inputs) => run(ratio, inputs), BigInt(largest));
    learnt.learn([largest, 0, 0], 0);
    for (const value of [largest, largest - 1, 1, 0, 4, 5, 6]) expect(learnt.compiled([value, 0, 0])[1]).toBe(written(meant(ratio, [value, 0, 0])));
  });
});
