import { isPlain } from '../../machine/records.js';

/** The first place at which an answer is not the expected one. */
export interface Difference {
  readonly step: number;
  readonly path: string;
  readonly expected: string;
  readonly got: string;
  /** got − expected, where both are integers. */
  readonly delta: string | null;
}

const shown = (value: unknown): string => (value === undefined ? 'nothing' : typeof value === 'string' ? value : JSON.stringify(value));
const integer = /^-?[0-9]{1,100}$/;
const deltaOf = (expected: unknown, got: unknown): string | null =>
  typeof expected === 'string' && typeof got === 'string' && integer.test(expected) && integer.test(got) ? (BigInt(got) - BigInt(expected)).toString() : null;

const join = (path: string, key: string): string => (path === '' ? key : /^\d+$/.test(key) ? `${path}[${key}]` : `${path}.${key}`);

type Place = Omit<Difference, 'step'>;

/** Whether a path, with its list places left out, is one that the harness cannot report. */
const isHidden = (path: string, unobservable: readonly string[]): boolean => unobservable.includes(path.replace(/\[\d+\]/g, '[]')) || unobservable.includes(path);

/** Codes are looked at first: a wrong state after a wrong code says little. */
const order = ['code', 'account', 'accounts', 'market', 'flows', 'announced'];
const byOrder = (one: string, other: string): number => (order.indexOf(one) - order.indexOf(other)) || (one < other ? -1 : one > other ? 1 : 0);

function differenceAt(path: string, expected: unknown, got: unknown, unobservable: readonly string[]): Place | null {
  if (path !== '' && isHidden(path, unobservable)) return null;
  const bothLists = Array.isArray(expected) && Array.isArray(got);
  if (bothLists || (isPlain(expected) && isPlain(got))) {
    const [one, other] = [new Map<string, unknown>(Object.entries(expected)), new Map<string, unknown>(Object.entries(got))];
    for (const key of [...new Set([...one.keys(), ...other.keys()])].sort(byOrder)) {
      const found = differenceAt(join(path, key), one.get(key), other.get(key), unobservable);
      if (found !== null) return found;
    }
    return null;
  }
  return expected === got ? null : { path, expected: shown(expected), got: shown(got), delta: deltaOf(expected, got) };
}

/** The first difference between answers as plain data; null where there is none. */
export function firstDifference(expected: readonly unknown[], got: readonly unknown[], unobservable: readonly string[] = []): Difference | null {
  for (const [step, answer] of expected.entries()) {
    const place = differenceAt('', answer, got[step], unobservable);
    if (place !== null) return { step, ...place };
  }
  return null;
}
