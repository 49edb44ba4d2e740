import { createHash } from 'node:crypto';

/** SHA-256 of a text or of bytes, in hexadecimal. */
export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** The seed of a vector: the first eight bytes of the hash of its id, so that no vector moves another. */
export const seedOf = (id: string): string => sha256(id).slice(0, 16);
