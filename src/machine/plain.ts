import { isPlain } from './records.js';
import { isSame } from './same.js';

/** Data as vectors write it: every quantity, and every place in a list, is a decimal string. */
export type Plain = string | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };
export type PlainRecord = { readonly [key: string]: Plain };

/** A value as vectors write it. A field that is absent is left out. Records are of fields, whose names are ours: who is called what is for the caller to write. */
export function plainText(value: unknown): Plain {
  if (typeof value === 'bigint' || typeof value === 'number') return value.toString();
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(plainText);
  if (typeof value !== 'object' || value === null) return null;
  const written: Record<string, Plain> = {};
  for (const [key, each] of Object.entries(value)) if (each !== undefined) written[key] = plainText(each);
  return written;
}

/** Whether a value is written so: whether `plainText` of it would be the same, without writing it. */
export function isWrittenAs(value: unknown, plain: unknown): boolean {
  if (typeof value === 'bigint' || typeof value === 'number') return value.toString() === plain;
  if (Array.isArray(value)) return Array.isArray(plain) && value.length === plain.length && value.every((each, place) => isWrittenAs(each, plain[place]));
  if (!isPlain(value)) return isSame(plainText(value), plain);
  if (!isPlain(plain)) return false;
  let fields = 0;
  for (const key of Object.keys(value)) {
    const each = value[key];
    if (each === undefined) continue;
    if (!Object.hasOwn(plain, key) || !isWrittenAs(each, plain[key])) return false;
    fields += 1;
  }
  return fields === Object.keys(plain).length;
}

const isRecordOfPlain = (plain: Plain): plain is PlainRecord => typeof plain === 'object' && plain !== null && !Array.isArray(plain);

/** A record as vectors write it; an empty one of what is none. */
export const recordOf = (value: unknown): PlainRecord => {
  const plain = plainText(value);
  return isRecordOfPlain(plain) ? plain : {};
};
