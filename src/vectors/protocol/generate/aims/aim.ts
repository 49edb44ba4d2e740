import type { Plain, PlainRecord } from '../../../../machine/dialect.js';

/** One event in a world that somebody worked out: it stands on a boundary, or meets a refusal, that no call happens to meet. */
export interface Aim {
  /** The file of the preset that the world is taken from, without its ending. */
  readonly preset: string;
  /** What it is aimed at, in a sentence. */
  readonly says: string;
  /** The cells that it is aimed at, without their dialect: it shows them, or meets them where they are exempt since both ways answer alike. */
  readonly cells: readonly string[];
  /** What is otherwise than in the preset, by place: `market.reserves.0.price`, `accounts.borrower`, `params.reserves.0.bonus`. */
  readonly given: PlainRecord;
  readonly event: PlainRecord;
  /** The place and the value with which a refused event goes through; null where nothing is asked of that. */
  readonly beside: readonly [place: string, value: Plain] | null;
}
