import { left, right } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { RAY } from '../../../kernel/arithmetic.js';
import { decodeWith, type InputError, shown } from '../../../machine/input.js';
import { askedBy, type Curve, type Priced } from '../../../mechanisms/maker-clip/kernel/abacus.js';
import type { Comparison, OracleKind, Replay } from '../kind.js';
import { Word } from '../word.js';

const asked = t.intersection([
  t.type({ i: t.Integer, top: Word, dur: Word }),
  t.union([
    t.type({ abacus: t.literal('LinearDecrease'), tau: Word }, 'LinearDecrease'),
    t.type({ abacus: t.literal('StairstepExponentialDecrease'), step: Word, cut: Word }, 'StairstepExponentialDecrease'),
    t.type({ abacus: t.literal('ExponentialDecrease'), cut: Word }, 'ExponentialDecrease'),
  ]),
]);

const answered = t.union([
  t.type({ ok: t.literal(true), price: Word }),
  t.type({ ok: t.literal(false), error: t.keyof({ revert: null, 'invalid opcode': null }), reason: t.string }),
]);

const Row = t.intersection([asked, answered]);
type Row = t.TypeOf<typeof Row>;

function curveOf(row: Row): Curve {
  if (row.abacus === 'LinearDecrease') return { kind: 'linear', zeroAfter: row.tau };
  if (row.abacus === 'StairstepExponentialDecrease') return { kind: 'stairstep', every: row.step, cut: row.cut };
  return { kind: 'exponential', cut: row.cut };
}

/** What the kernel answers, in the words of the recording; neither failure has a text. */
function saidBy(priced: Priced): Readonly<Record<string, string>> {
  if (priced.kind === 'priced') return { ok: 'true', price: priced.price.toString() };
  return { ok: 'false', error: priced.reason === 'division by zero' ? 'invalid opcode' : 'revert', reason: '' };
}

const recorded = (row: Row): Readonly<Record<string, string>> =>
  row.ok ? { ok: 'true', price: row.price.toString() } : { ok: 'false', error: row.error, reason: row.reason };

/** A cut above one cannot be set: a row that has one was not recorded from the contracts. */
function refusalOf(row: Row): readonly InputError[] {
  const cut = row.abacus === 'LinearDecrease' ? 0n : row.cut;
  return cut <= RAY ? [] : [{ code: 'OUT_OF_RANGE', path: 'cut', expected: `a cut of at most ${RAY.toString()}`, found: shown(cut) }];
}

const replay: Replay = (data) => {
  const row = decodeWith(Row, data);
  if (row._tag === 'Left') return row;
  const refused = refusalOf(row.right);
  if (refused.length > 0) return left(refused);
  const expected = recorded(row.right);
  const got = saidBy(askedBy(curveOf(row.right), row.right.top, row.right.dur));
  const fields = [...new Set([...Object.keys(expected), ...Object.keys(got)])];
  return right(fields.map((field): Comparison => ({ field, expected: expected[field] ?? 'nothing', got: got[field] ?? 'nothing' })));
};

/** Prices of the three curves of Maker's auctions. */
export const makerAbaci: OracleKind = {
  id: 'maker-abaci',
  dialect: 'maker-clip@1',
  holds: (fileName) => fileName.startsWith('maker-abaci'),
  unobservable: [{ field: 'i', reason: 'It numbers the row; no contract answered it.' }],
  asking: null,
  begin: () => replay,
};
