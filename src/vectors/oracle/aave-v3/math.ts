import { right } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { decodeWith } from '../../../machine/input.js';
import {
  percentDivided, percentMultiplied, rayDivided, rayMultiplied, type Rounding, wadDivided, wadMultiplied,
} from '../../../mechanisms/aave-v3/kernel/fixed.js';
import { type Word as Result, word } from '../../../mechanisms/aave-v3/kernel/word.js';
import { compared, type Value } from '../comparing.js';
import type { OracleKind, Replay } from '../kind.js';
import { Word } from '../word.js';
import { saidOfReason } from './failures.js';


type Operation = (rounding: Rounding, a: Result, b: Result) => Result;

const operations = {
  percentMul: [percentMultiplied, 'halfUp'], percentMulFloor: [percentMultiplied, 'down'], percentMulCeil: [percentMultiplied, 'up'],
  percentDiv: [percentDivided, 'halfUp'], percentDivFloor: [percentDivided, 'down'], percentDivCeil: [percentDivided, 'up'],
  wadMul: [wadMultiplied, 'halfUp'], wadDiv: [wadDivided, 'halfUp'],
  rayMul: [rayMultiplied, 'halfUp'], rayMulFloor: [rayMultiplied, 'down'], rayMulCeil: [rayMultiplied, 'up'],
  rayDiv: [rayDivided, 'halfUp'], rayDivFloor: [rayDivided, 'down'], rayDivCeil: [rayDivided, 'up'],
} as const satisfies Readonly<Record<string, readonly [Operation, Rounding]>>;

const Row = t.type({
  fn: t.keyof(operations),
  in: t.type({ a: Word, b: Word }),
  out: t.union([t.type({ ok: t.literal(true), result: Word }), t.type({ ok: t.literal(false), err: t.string })]),
});

const said = ({ value, failure }: Result): Readonly<Record<string, Value>> =>
  failure === null ? { ok: true, result: value } : { ok: false, err: saidOfReason(failure, 'v3.7') };

const replay: Replay = (data) => {
  const row = decodeWith(Row, data);
  if (row._tag === 'Left') return row;
  const { fn, in: { a, b }, out } = row.right;
  const [operation, rounding] = operations[fn];
  return right(compared('out', out, said(operation(rounding, word(a), word(b)))));
};

/** The fixed-point libraries of Aave v3. */
export const aaveV3Math: OracleKind = {
  id: 'aave-v3-math',
  dialect: 'aave-v3@1',
  holds: (fileName) => fileName.startsWith('aave-v3-math'),
  unobservable: [{ field: 'id', reason: 'It numbers the row; no contract answered it.' }],
  asking: null,
  begin: () => replay,
};
