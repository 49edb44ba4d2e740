import { chain, left, map, type Either } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import type { World } from '../kernel/world.js';
import { canonical } from './canonical.js';
import { inconsistenciesOf } from './consistency.js';
import { decodeWith, readJson, refuse, under, type InputError } from './input.js';
import type { Mechanism } from './mechanism.js';
import { exact } from './records.js';
import { accountCodec, marketCodec } from './world-codec.js';

/** The version of the written form: any change of it moves the number. */
export const worldFormat = 'unwind-world@1';

/** What a written world says of its design: enough to refuse one that was written under another. */
export interface WorldHeader {
  readonly dialect: string;
  /** Ids of the assets, in the order of every list. */
  readonly assets: readonly string[];
}

type Errors = readonly InputError[];

/** A world as it is written, beside what it was written under. */
interface Written extends World {
  readonly format: typeof worldFormat;
  readonly dialect: string;
  readonly assets: readonly string[];
}

export const headerOf = <D>(mechanism: Mechanism<D>, design: D): WorldHeader => ({
  dialect: mechanism.dialect,
  assets: mechanism.assetsOf(design).map(({ id }) => id),
});

/** The dialect that the reader runs, and no other. */
const dialectCodec = (dialect: string): t.Type<string> =>
  new t.Type(`"${dialect}"`, t.string.is, (value, context) => (value === dialect ? t.success(dialect) : refuse('UNKNOWN_DIALECT', `"${dialect}"`, value, context)), t.identity);

/** The assets of the reader's design, in its order: lists have no other names on their entries. */
function assetsCodec(assets: readonly string[]): t.Type<readonly string[], unknown> {
  const list = t.readonlyArray(t.string, 'a list of asset ids');
  const validate = (value: unknown, context: t.Context): t.Validation<readonly string[]> =>
    chain((ids: readonly string[]): t.Validation<readonly string[]> => {
      if (ids.length !== assets.length) return refuse('WRONG_LENGTH', `the ${assets.length.toString()} assets of the design`, value, context);
      const errors = ids.flatMap((id, at) => {
        const refused = refuse('UNKNOWN_ASSET', `"${assets[at] ?? ''}", as in the design`, id, under(context, at.toString(), t.string, id));
        return id === assets[at] || refused._tag === 'Right' ? [] : refused.left;
      });
      return errors.length > 0 ? left(errors) : t.success(ids);
    })(list.validate(value, context));
  return new t.Type(list.name, list.is, validate, list.encode);
}

function writtenCodec({ dialect, assets }: WorldHeader): t.Type<Written, unknown> {
  const written = exact('a world', {
    format: t.literal(worldFormat),
    dialect: dialectCodec(dialect),
    assets: assetsCodec(assets),
    market: marketCodec(assets),
    account: accountCodec(assets),
  });
  const validate = (value: unknown, context: t.Context): t.Validation<Written> =>
    chain((world: Written): t.Validation<Written> => {
      const errors = inconsistenciesOf(world).flatMap(({ path, expected, found }) => {
        const refused = refuse('INCONSISTENT_WORLD', expected, found, under(context, path, written, found));
        return refused._tag === 'Left' ? refused.left : [];
      });
      return errors.length > 0 ? left(errors) : t.success(world);
    })(written.validate(value, context));
  return new t.Type(written.name, written.is, validate, written.encode);
}

const codecs = new WeakMap<WorldHeader, t.Type<Written, unknown>>();

/** The codec of a header, made once: callers keep a header as long as they keep a design. */
function codecFor(header: WorldHeader): t.Type<Written, unknown> {
  const known = codecs.get(header);
  if (known !== undefined) return known;
  const made = writtenCodec(header);
  codecs.set(header, made);
  return made;
}

/** A world as plain data: `{ format, dialect, assets, market, account }`, every integer a canonical decimal string. */
export const encodeWorld = (header: WorldHeader, { market, account }: World): unknown =>
  codecFor(header).encode({ format: worldFormat, dialect: header.dialect, assets: header.assets, market, account });

/**
 * The world that plain data describes. Refuses with every error found: another dialect or other assets, unknown or missing keys, numbers
 * that are not canonical or out of range, lists without one entry per asset, and INCONSISTENT_WORLD where the parts do not fit together.
 */
export const decodeWorld = (header: WorldHeader, data: unknown): Either<Errors, World> =>
  map(({ market, account }: Written): World => ({ market, account }))(decodeWith(codecFor(header), data));

/** A world as canonical JSON: equal worlds have equal texts. */
export const worldToJson = (header: WorldHeader, world: World): string => canonical(encodeWorld(header, world));

/** The world that a JSON text describes. Refuses what `decodeWorld` refuses, and UNREADABLE. */
export const worldFromJson = (header: WorldHeader, text: string): Either<Errors, World> =>
  chain((data: unknown) => decodeWorld(header, data))(readJson(text));
