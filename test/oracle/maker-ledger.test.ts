import { describe, expect, it } from 'vitest';
import { decodeWith } from '../../src/machine/input.js';
import { type Call, call, type Request } from '../../src/mechanisms/maker-clip/kernel/call.js';
import type { Account, State } from '../../src/mechanisms/maker-clip/kernel/state.js';
import type { Parameters } from '../../src/mechanisms/maker-clip/parameters.js';
import { openingOf, parametersOf } from '../../src/vectors/oracle/maker/clip/opening.js';
import { requestOf } from '../../src/vectors/oracle/maker/clip/request.js';
import { type RecordedRow, Row } from '../../src/vectors/oracle/maker/clip/row.js';
import { carriedLines } from './replaying.js';

const rowsOf = (lines: readonly string[]): readonly RecordedRow[] =>
  lines.flatMap((line) => {
    const row = decodeWith(Row, JSON.parse(line));
    return row._tag === 'Right' ? [row.right] : [];
  });

const sum = (state: State, of: (account: Account) => bigint): bigint => state.accounts.reduce((total, account) => total + of(account), 0n);

/** What has to add up whatever happens; an auction that was started by hand has a lot that nobody gave. */
const books = (state: State) => ({
  dai: sum(state, ({ dai }) => dai) - state.market.vat.debt,
  unbacked: sum(state, ({ unbacked }) => unbacked) - state.market.vat.unbacked,
  normalisedDebt: sum(state, (account) => account.normalisedDebt) - state.market.vat.normalisedDebt,
  collateral: sum(state, ({ collateral, unlocked }) => collateral + unlocked),
});

/** The calls of a scenario, and then shutdown to its end. */
function callsOf(row: RecordedRow): readonly Call[] {
  const recorded = row.steps.flatMap((step) => {
    const request = requestOf(step);
    return request === null ? [] : [{ at: step.t, sender: step.sender, request }];
  });
  const ids = Array.from({ length: 20 }, (_none, place) => BigInt(place + 1));
  const shutdown: readonly Request[] = [
    { type: 'price', feed: { value: 1_234n * 10n ** 18n + 7n, isValid: true } }, { type: 'cage' }, { type: 'cageCollateral' },
    ...ids.map((id): Request => ({ type: 'snip', id })), ...['u0', 'u1', 'u2', 'u3'].map((vault): Request => ({ type: 'skim', vault })),
  ];
  return [...recorded, ...shutdown.map((request) => ({ at: recorded.at(-1)?.at ?? row.t0, sender: 'admin', request }))];
}

/** The states after calls that went through, and how often each went through. */
function played(parameters: Parameters, row: RecordedRow): { readonly states: readonly State[]; readonly accepted: readonly string[] } {
  const states: State[] = [openingOf(parameters, row)];
  const accepted: string[] = [];
  for (const each of callsOf(row)) {
    const answer = call(parameters, states.at(-1) ?? openingOf(parameters, row), each);
    if (answer.kind === 'reverted') continue;
    states.push(answer.state);
    accepted.push(each.request.type);
  }
  return { states, accepted };
}

describe('the books of a scenario that ends in shutdown', () => {
  const rows = rowsOf(carriedLines('maker-clip-traces.jsonl.gz'));
  const runs = rows.flatMap((row) => {
    const parameters = parametersOf(row);
    return parameters._tag === 'Right' ? [played(parameters.right, row)] : [];
  });

  it('add up after every call, as they did at the beginning', () => {
    expect(runs).toHaveLength(rows.length);
    for (const { states } of runs) {
      const [first, ...others] = states.map(books);
      for (const each of others) expect(each).toEqual(first);
    }
  });

  it('have no auction and no debt left, where every lot was given by a vault', () => {
    const byHand = runs.filter(({ accepted }) => accepted.includes('kick'));
    const others = runs.filter(({ accepted }) => !accepted.includes('kick'));
    expect(byHand.length).toBeLessThan(others.length);
    for (const { states } of others) expect([states.at(-1)?.market.sales, states.at(-1)?.market.vat.normalisedDebt]).toEqual([[], 0n]);
  });

  it('were kept through auctions that were cancelled and vaults that were skimmed', () => {
    const count = (type: string): number => runs.flatMap(({ accepted }) => accepted).filter((each) => each === type).length;
    expect(count('snip')).toBeGreaterThan(20);
    expect(count('skim')).toBeGreaterThan(100);
    expect(count('cage')).toBe(runs.length);
  });
});
