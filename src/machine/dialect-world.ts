import * as t from 'io-ts';
import { isWrittenAs, type Plain, type PlainRecord, plainText, recordOf } from './plain.js';
import { isPlain } from './records.js';

/** A world as vectors write it. */
export interface PlainWorld {
  readonly [key: string]: Plain;
  readonly market: PlainRecord;
  readonly accounts: PlainRecord;
}

/** What there is of every protocol's state. */
export interface Whole<M, A> {
  readonly market: M;
  readonly accounts: readonly A[];
}

/** Writes worlds of a protocol, with accounts by name. Whoever has nothing is not listed, so that equal worlds have equal texts. */
export interface Writer<P, S> {
  readonly worldOf: (parameters: P, state: S) => PlainWorld;
  /** Whether a world is written so, without writing it. */
  readonly isWorldAs: (parameters: P, state: S, world: Readonly<Record<string, unknown>>) => boolean;
}

/**
 * The writer of worlds.
 * @param accountOf an account with an entry in each of its lists; an address that never was used gives the one with nothing
 */
export function writerOf<P, M, A extends { readonly name: string }>(accountOf: (parameters: P, state: Whole<M, A>, name: string) => A): Writer<P, Whole<M, A>> {
  const fieldsOf = (parameters: P, state: Whole<M, A>, name: string): object => ({ ...accountOf(parameters, state, name), name: undefined });
  const nobodyIn = (parameters: P, state: Whole<M, A>): PlainRecord => recordOf(fieldsOf(parameters, { ...state, accounts: [] }, ''));
  return {
    worldOf: (parameters, state) => {
      const nobody = nobodyIn(parameters, state);
      const listed = [...state.accounts].sort(byName).flatMap(({ name }) => {
        const fields = fieldsOf(parameters, state, name);
        return isWrittenAs(fields, nobody) ? [] : [[name, recordOf(fields)] as const];
      });
      return { market: recordOf(state.market), accounts: Object.fromEntries(listed) };
    },
    isWorldAs: (parameters, state, { market, accounts }) => {
      if (!isWrittenAs(state.market, market) || !isPlain(accounts)) return false;
      const nobody = state.accounts.length === 0 ? {} : nobodyIn(parameters, state);
      let listed = 0;
      for (const { name } of state.accounts) {
        const fields = fieldsOf(parameters, state, name);
        if (isWrittenAs(fields, nobody)) continue;
        if (!Object.hasOwn(accounts, name) || !isWrittenAs(fields, accounts[name])) return false;
        listed += 1;
      }
      return listed === Object.keys(accounts).length;
    },
  };
}

const byName = ({ name: one }: { readonly name: string }, { name: other }: { readonly name: string }): number => (one < other ? -1 : 1);

/** The codec of accounts by name, which are read in the order of their names. */
export function accountsCodec<A extends { readonly name: string }>(account: t.Type<A, unknown>): t.Type<readonly A[], unknown> {
  const list = t.record(t.string, account);
  const named = (value: unknown): unknown => (isPlain(value) ? Object.fromEntries(Object.entries(value).map(([name, fields]) => [name, isPlain(fields) ? { ...fields, name } : fields])) : value);
  /** The accounts, or null where anything is wrong with them: where it is, costs more to know. */
  const rightly = (value: unknown, context: t.Context): readonly A[] | null => {
    if (!isPlain(value)) return null;
    const accounts: A[] = [];
    for (const name of Object.keys(value)) {
      const fields = value[name];
      const one = isPlain(fields) ? account.validate({ ...fields, name }, context) : null;
      if (one === null || one._tag === 'Left') return null;
      accounts.push(one.right);
    }
    return accounts;
  };
  return new t.Type<readonly A[], unknown>(
    'accounts by name', (value): value is readonly A[] => Array.isArray(value) && value.every(account.is),
    (value, context) => {
      const accounts = rightly(value, context);
      if (accounts !== null) return t.success([...accounts].sort(byName));
      const read = list.validate(named(value), context);
      return read._tag === 'Left' ? read : t.success(Object.values(read.right).sort(byName));
    },
    plainText,
  );
}
