import { canonical } from '../../machine/canonical.js';
import type { Mechanism } from '../../machine/mechanism.js';
import type { Design } from '../../kernel/design.js';
import { encodeTrace, type Trace } from '../trace.js';
import type { Evidence } from './evidence.js';
import { strengthOf } from './verdict.js';

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Of equal strength, the more general first. */
const kinds: readonly Evidence['kind'][] = ['proof', 'exploration', 'search', 'walk'];
const rankOf = ({ kind }: Evidence): number => kinds.indexOf(kind);

/** Evidence without repetitions, the strongest first: reports that know the same say it in the same order. */
export function evidenceInOrder(evidence: readonly Evidence[]): readonly Evidence[] {
  const byText = new Map(evidence.map((each) => [canonical(each), each]));
  return [...byText]
    .sort(([one, first], [other, second]) => strengthOf(first) - strengthOf(second) || rankOf(first) - rankOf(second) || compare(one, other))
    .map(([, each]) => each);
}

/** The trace that is told first: of fewer events, then of the shorter text, then of the lesser one. */
export function shorterTrace(one: Trace | null, other: Trace | null, mechanism: Mechanism<Design>): Trace | null {
  if (one === null || other === null) return one ?? other;
  if (one.events.length !== other.events.length) return one.events.length < other.events.length ? one : other;
  const [first, second] = [encodeTrace(one, mechanism), encodeTrace(other, mechanism)];
  const shorter = first.length - second.length || compare(first, second);
  return shorter <= 0 ? one : other;
}
