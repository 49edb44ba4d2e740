import { left, right, type Either } from 'fp-ts/lib/Either.js';
import type { Design } from '../../kernel/design.js';
import type { InputError } from '../../machine/input.js';
import { amountFromHuman, durationFromHuman, priceFromHuman, ratioFromHuman } from '../../mechanisms/stepwise/parameters/human.js';
import { inputProblem, type Read } from './text.js';

/** Puts the option's name on what is wrong with its value. */
const named = <T>(option: string, read: Either<InputError, T>): Read<T> =>
  read._tag === 'Right' ? read : left([{ ...read.left, path: option }]);

/** "90s", "1d" → seconds. */
export const durationOption = (option: string, text: string): Read<bigint> => named(option, durationFromHuman(text));

/** "1%" → basis points. */
export const ratioOption = (option: string, text: string): Read<bigint> => named(option, ratioFromHuman(text));

const wholeNumber = /^(0|[1-9][0-9]{0,14})$/;

/** A whole number of at least `least`. */
export const countOption = (option: string, text: string, least: number): Read<number> =>
  wholeNumber.test(text) && Number(text) >= least
    ? right(Number(text))
    : inputProblem('MALFORMED', option, `a whole number of at least ${least.toString()}`, JSON.stringify(text));

/** One of a few words. */
export function wordOption<T extends string>(option: string, text: string, words: readonly T[]): Read<T> {
  const found = words.find((word) => word === text);
  return found === undefined ? inputProblem('MALFORMED', option, words.join(' or '), JSON.stringify(text)) : right(found);
}

/** What several ASSET=VALUE arguments say, by asset; a later one replaces an earlier one. */
function byAsset(design: Design, option: string, texts: readonly string[], read: (text: string, place: number) => Either<InputError, bigint>, example: string): Read<ReadonlyMap<string, bigint>> {
  const found = new Map<string, bigint>();
  for (const text of texts) {
    const [id = '', value] = text.split('=');
    const place = design.assets.findIndex((asset) => asset.id === id);
    if (value === undefined) return inputProblem('MALFORMED', option, example, JSON.stringify(text));
    if (place < 0) return inputProblem('UNKNOWN_ASSET', option, `one of the assets ${design.assets.map((asset) => asset.id).join(', ')}`, JSON.stringify(id));
    const quantity = named(option, read(value, place));
    if (quantity._tag === 'Left') return quantity;
    found.set(id, quantity.right);
  }
  return right(found);
}

/** "ETH=195" → numeraire per base unit × 10^36. */
export const pricesOption = (design: Design, option: string, texts: readonly string[]): Read<ReadonlyMap<string, bigint>> =>
  byAsset(design, option, texts, (text, place) => priceFromHuman(text, design.assets[place]?.decimals ?? 0n), 'a price by asset such as ETH=195');

/** "ETH=5000" → base units. */
export const amountsOption = (design: Design, option: string, texts: readonly string[]): Read<ReadonlyMap<string, bigint>> =>
  byAsset(design, option, texts, (text, place) => amountFromHuman(text, design.assets[place] ?? { id: '', decimals: 0n }), 'an amount by asset such as ETH=5000');
