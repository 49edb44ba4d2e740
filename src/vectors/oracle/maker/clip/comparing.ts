import { compared, comparedLists, type Value } from '../../comparing.js';
import type { Comparison } from '../../kind.js';
import type { RecordedAccount, RecordedState } from './row.js';

/** The account of shutdown, which recordings need not watch. */
const unwatched = 'end';

const whole = ({ ink = 0n, art = 0n, gem = 0n, dai = 0n, sin = 0n }: RecordedAccount): Readonly<Record<string, Value>> => ({ ink, art, gem, dai, sin });

function comparedAccounts(path: string, expected: RecordedState['acct'], got: RecordedState['acct']): readonly Comparison[] {
  const names = [...new Set([...Object.keys(expected), ...Object.keys(got)])].filter((name) => name !== unwatched || expected[name] !== undefined);
  return names.flatMap((name) => compared(`${path}.${name}`, whole(expected[name] ?? {}), whole(got[name] ?? {})));
}

/** Compares every field of two states: what a patch leaves out has to be as it was. */
export function comparedStates(path: string, expected: RecordedState, got: RecordedState): readonly Comparison[] {
  const section = (key: 'pip' | 'ilk' | 'vat' | 'dog' | 'vow' | 'clip'): readonly Comparison[] => compared(`${path}.${key}`, expected[key], got[key]);
  return [
    ...section('pip'), ...section('ilk'), ...section('vat'), ...section('dog'), ...section('vow'), ...section('clip'),
    ...comparedAccounts(`${path}.acct`, expected.acct, got.acct),
    ...comparedLists(`${path}.sales`, expected.sales, got.sales, (sale) => sale),
  ];
}
