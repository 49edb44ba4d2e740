import type * as t from 'io-ts';
import { naturalBelow } from './integers.js';
import { exact, snakeCase } from './records.js';
import { WORD_LIMIT } from '../kernel/word.js';

const word = naturalBelow(WORD_LIMIT, 'an unsigned 256-bit integer');

/** Where a borrower begins, in the protocol's own units: what it holds and owes [base units], and what feeds say of both. */
export const OpeningCodec = exact('an opening', { collateral: word, debt: word, collateralPrice: word, debtPrice: word }, snakeCase);
export type Opening = t.TypeOf<typeof OpeningCodec>;

/** How a protocol counts: base units in one whole of the collateral and of the debt, and what its feed says where one whole of collateral is worth one whole of debt. */
export const UnitsCodec = exact('units', { collateral: word, debt: word, price: word }, snakeCase);
export type Units = t.TypeOf<typeof UnitsCodec>;

/** How far prices go, in eighths of where they began: down in steps that find each boundary, to nothing, and up. Mild falls come first, lest what breaks at any price be told of none. */
export const priceLevels = [8n, 7n, 6n, 5n, 4n, 2n, 1n, 0n, 10n] as const;

/** Some price of a level. */
export const atLevel = (price: bigint, level: bigint): bigint => (price * level) / 8n;

/** Nothing changed hands. */
export const noDeal = { repaid: 0n, seized: 0n, fee: 0n, refunded: 0n, writtenOff: 0n, rewarded: 0n } as const;
