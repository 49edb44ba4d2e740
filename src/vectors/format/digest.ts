import { createHash } from 'node:crypto';
import { canonical } from '../../machine/canonical.js';

/** SHA-256 of a text or of bytes, in hexadecimal. */
export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** What a vector means, in plain data: rewording its comment changes nothing here. */
export interface Meaning {
  readonly dialect: string;
  readonly params: unknown;
  readonly init: unknown;
  readonly events: unknown;
  readonly expected: unknown;
}

/** SHA-256 over the RFC 8785 form of what a vector means. */
export const digestOf = ({ dialect, events, expected, init, params }: Meaning): string => sha256(canonical({ dialect, events, expected, init, params }));

/** The seed of a vector: the first eight bytes of the hash of its id, so that no vector moves another. */
export const seedOf = (id: string): string => sha256(id).slice(0, 16);
