import { canonical } from '../../machine/canonical.js';

/** Why two reports are not parts of one: codes are stable, texts may change. */
export type MergeCode =
  | 'NOTHING_TO_MERGE'
  | 'OTHER_DIALECT'
  | 'OTHER_DESIGN'
  | 'OTHER_SEED'
  | 'OTHER_BUDGET'
  | 'OTHER_GUARANTEES'
  | 'OTHER_NAMES'
  | 'SHARD_DISAGREES'
  | 'EXPLORATION_DISAGREES';

/** What keeps reports apart: the first disagreement between two of them. */
export interface MergeRefusal {
  readonly code: MergeCode;
  /** The places in the list of the two that disagree; both zero where there are none. */
  readonly between: readonly [number, number];
  /** Keys from the root of the second. */
  readonly path: string;
  /** What stands in the first. */
  readonly expected: string;
  readonly found: string;
}

/** A disagreement, before it is known which reports it is between. */
export type Disagreement = Omit<MergeRefusal, 'between'>;

type Plain = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value);

const longestShown = 60;
const shown = (value: unknown): string => {
  const text = value === undefined ? 'nothing' : canonical(value);
  return text.length <= longestShown ? text : `${text.slice(0, longestShown)}…`;
};

const list = (value: unknown): readonly unknown[] | null => (Array.isArray(value) ? [...value.map((each: unknown) => each)] : null);

/** Both as children by key, where both are records or both are lists. */
function childrenOf(one: unknown, other: unknown): readonly (readonly [string, unknown, unknown])[] | null {
  const [ones, others] = [list(one), list(other)];
  if (ones !== null && others !== null) {
    const longer = ones.length < others.length ? others : ones;
    return longer.map((_, place) => [`[${place.toString()}]`, ones[place], others[place]] as const);
  }
  if (!isRecord(one) || !isRecord(other)) return null;
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();
  return keys.map((key) => [`.${key}`, one[key], other[key]] as const);
}

/** The first place at which plain data differ, as an error names it; null where they are equal. */
export function differenceOf(one: unknown, other: unknown, path: string): Omit<Disagreement, 'code'> | null {
  if (canonical(one) === canonical(other)) return null;
  for (const [key, mine, theirs] of childrenOf(one, other) ?? []) {
    const found = differenceOf(mine, theirs, `${path}${key}`);
    if (found !== null) return found;
  }
  return { path, expected: shown(one), found: shown(other) };
}
