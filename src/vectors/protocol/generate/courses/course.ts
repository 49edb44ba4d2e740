import type { PlainRecord } from '../../../../machine/dialect.js';

/** Events in the market of a preset, from where its borrower begins. */
export interface Course {
  /** The file of the preset, without its ending. */
  readonly preset: string;
  readonly slug: string;
  readonly comment: string;
  /** Who has something beside the borrower of the preset. */
  readonly accounts?: PlainRecord;
  readonly events: readonly PlainRecord[];
}

/** An event of somebody at a second. */
export const by = (sender: string, at: number, type: string, fields: PlainRecord = {}): PlainRecord => ({ type, at: at.toString(), sender, ...fields });

/** 10^18, 10^27 and 10^45 times a number. */
export const wad = (whole: number): string => `${whole.toString()}${'0'.repeat(18)}`;
export const ray = (whole: number): string => `${whole.toString()}${'0'.repeat(27)}`;
export const rad = (whole: number): string => `${whole.toString()}${'0'.repeat(45)}`;
