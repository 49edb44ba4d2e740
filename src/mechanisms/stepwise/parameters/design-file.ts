import { type Either, chain, left, map } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { parse } from 'smol-toml';
import type { Asset, Design } from '../../../kernel/design.js';
import { decodeWith, type InputError, readJson, readWith, refuse } from '../../../machine/input.js';
import { isPlain, withDefault } from '../../../machine/records.js';
import { assets, nameLike, unitName } from './assets.js';
import { depth, dust, incentive, schedule, sizing, toxicity } from './policies.js';
import { amountsOf, priceIn, ratio, valueIn } from './quantities.js';
import { auction, breaker, envelope, loss } from './safeguards.js';
import { table } from './table.js';

/** A position that a design file proposes to try the design on; amounts are base units, one per asset in the design's order. */
export interface Position {
  readonly name: string;
  readonly collateral: readonly bigint[];
  readonly debt: readonly bigint[];
}

/** What a design file says: the design, the unit that its values are in, and positions to try it on. */
export interface DesignFile {
  readonly design: Design;
  readonly numeraire: string;
  readonly positions: readonly Position[];
}

export type DesignFormat = 'toml' | 'json';

/** The parts without which no other part can be read: amounts need the assets' decimals, values the numeraire. */
interface Header {
  readonly numeraire: string;
  readonly assets: readonly Asset[];
}

/** The shape of a design file: the design with its numeraire and positions beside it. */
type Flat = Design & Omit<DesignFile, 'design'>;

const dialectName = 'stepwise@1';
const dialect = new t.Type<'stepwise@1', string>(
  `"${dialectName}"`,
  (value): value is 'stepwise@1' => value === dialectName,
  (value, context) => (value === dialectName ? t.success(dialectName) : refuse('UNKNOWN_DIALECT', `"${dialectName}"`, value, context)),
  () => dialectName,
);

const header: t.Decoder<unknown, Header> = t.type({ numeraire: unitName, assets }, 'a design file');
const designName = nameLike(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a name such as "fixed-close-factor", up to 64 characters');
const positionName = nameLike(/\S/, 'a name, up to 64 characters');

/** Price tiers are of one unit of collateral; the parameter checks refuse them where collaterals differ in decimals. */
const collateralDecimals = (list: readonly Asset[]): bigint => list.find(({ threshold }) => threshold > 0n)?.decimals ?? 18n;

/** The codec of everything, in the order in which a file is written. */
function flat(known: Header): t.Type<Flat, unknown> {
  const value = valueIn(known.numeraire);
  const amounts = amountsOf(known.assets);
  const position: t.Type<Position, unknown> = table('a position', { name: positionName, collateral: amounts, debt: amounts });
  return table('a design file', {
    name: designName,
    dialect,
    numeraire: unitName,
    warning: ratio,
    target: ratio,
    toxicity: withDefault(toxicity, 'escalate'),
    assets,
    sizing: sizing(priceIn(known.numeraire, collateralDecimals(known.assets))),
    schedule,
    depth: withDefault(depth, { kind: 'unlimited' }),
    incentive: incentive(value),
    dust: withDefault(dust(value), { kind: 'none' }),
    auction: auction(value),
    loss: loss(amounts),
    breaker,
    envelope,
    positions: t.readonlyArray(position, 'a list of positions'),
  });
}

function split({ numeraire, positions, ...design }: Flat): DesignFile {
  return { design, numeraire, positions };
}

/** `$schema` is for editors, as the `#:schema` comment is in TOML; it says nothing about the design. */
function withoutSchema(data: unknown): unknown {
  if (!isPlain(data) || typeof data['$schema'] !== 'string') return data;
  return Object.fromEntries(Object.entries(data).filter(([key]) => key !== '$schema'));
}

/** A dialect that is not ours decides how the rest is read, so it is refused before any other error is looked for. */
function checkedDialect(data: unknown): Either<readonly InputError[], unknown> {
  const found = isPlain(data) ? data['dialect'] : undefined;
  if (typeof found !== 'string' || found === dialectName) return { _tag: 'Right', right: data };
  return left([{ code: 'UNKNOWN_DIALECT', path: 'dialect', expected: `"${dialectName}"`, found: JSON.stringify(found) }]);
}

const read = (text: string, format: DesignFormat): Either<readonly InputError[], unknown> =>
  format === 'json' ? readJson(text) : readWith((toml) => parse(toml, { integersAsBigInt: true }), 'TOML', text);

/**
 * The design that a file describes, in exact integers. Refuses with every error found: text that cannot be read, unknown or
 * missing keys, numbers that do not fit exactly. Whether the parameters make sense is asked of `checkDesign`.
 */
export function decodeDesignFile(text: string, format: DesignFormat): Either<readonly InputError[], DesignFile> {
  const data = chain(checkedDialect)(map(withoutSchema)(read(text, format)));
  return chain((plain: unknown) =>
    chain((known: Header) => map(split)(decodeWith(flat(known), plain)))(decodeWith(header, plain)),
  )(data);
}

/** The canonical JSON of a design file: defaults written out, keys in the order of the schema, two spaces, a final newline. */
export function encodeDesignFile({ design, numeraire, positions }: DesignFile): string {
  return `${JSON.stringify(flat({ numeraire, assets: design.assets }).encode({ ...design, numeraire, positions }), null, 2)}\n`;
}
