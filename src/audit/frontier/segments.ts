import type { Decision } from './decision.js';

/** A stretch of an axis with one answer, both ends included and decided. */
export interface Segment {
  readonly from: bigint;
  readonly to: bigint;
  readonly first: Decision;
  readonly last: Decision;
}

/** The golden ratio's fraction, in 2^32: its multiples fall between each other, wherever one stops. */
const golden = 2_654_435_769n;
const whole = 1n << 32n;

const innerPoints = 7n;

/** Both ends, inner points that keep no distance which the claim could know, and those of the others that lie between. */
function sampled(low: bigint, high: bigint, others: readonly bigint[]): readonly bigint[] {
  const inner = Array.from({ length: Number(innerPoints) }, (_, place) => low + ((high - low) * ((BigInt(place + 1) * golden) % whole)) / whole);
  const within = others.filter((value) => value > low && value < high);
  return [...new Set([low, ...inner, ...within, high])].sort((one, other) => (one < other ? -1 : 1));
}

/** Whether two points have the same answer; of refusals, for the same reason. */
function isSame(one: Decision, other: Decision): boolean {
  return one.verdict === 'refused' && other.verdict === 'refused' ? one.theorem === other.theorem : one.verdict === other.verdict;
}

/** The points of an axis that were asked about, each once. */
class Asked {
  private readonly known = new Map<bigint, Decision>();
  constructor(private readonly decide: (value: bigint) => Decision) {}

  at(value: bigint): Decision {
    const decision = this.known.get(value) ?? this.decide(value);
    this.known.set(value, decision);
    return decision;
  }

  /** Halves what lies between two points of unlike answers, until they are neighbours. */
  part(low: bigint, high: bigint): void {
    if (high - low <= 1n || isSame(this.at(low), this.at(high))) return;
    const middle = (low + high) / 2n;
    this.at(middle);
    this.part(low, middle);
    this.part(middle, high);
  }

  all(): readonly (readonly [bigint, Decision])[] {
    return [...this.known].sort(([one], [other]) => (one < other ? -1 : 1));
  }
}

function grouped(points: readonly (readonly [bigint, Decision])[]): readonly Segment[] {
  const segments: Segment[] = [];
  for (const [value, decision] of points) {
    const before = segments[segments.length - 1];
    if (before !== undefined && isSame(before.last, decision)) segments[segments.length - 1] = { ...before, to: value, last: decision };
    else segments.push({ from: value, to: value, first: decision, last: decision });
  }
  return segments;
}

/** What is known of an axis: its segments, in order and without a gap, and every point that was asked about. */
export interface Searched {
  readonly segments: readonly Segment[];
  readonly asked: readonly Decision[];
}

/**
 * Where the answer changes along an axis, to the unit. Both ends and seven inner points are asked, and what lies between two unlike answers is
 * halved down to neighbours. This finds every change if none hides between two points of one answer: a claim that is monotone has one at most;
 * one that is not shows it by a second change, unless it turns and turns back between two neighbours of those points.
 * @param others values that are asked about too, as far as they lie on the axis
 * @param decide the answer at a value of the axis
 */
export function searched(low: bigint, high: bigint, others: readonly bigint[], decide: (value: bigint) => Decision): Searched {
  const asked = new Asked(decide);
  const points = sampled(low, high, others);
  points.forEach((point) => asked.at(point));
  points.slice(1).forEach((point, place) => asked.part(points[place] ?? point, point));
  const all = asked.all();
  return { segments: grouped(all), asked: all.map(([, decision]) => decision) };
}
