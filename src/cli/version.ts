import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tryCatch } from 'fp-ts/lib/Either.js';
import { packageRoot } from '../market/index.js';

/** The version of the package. */
export function version(): string {
  const read = tryCatch((): unknown => JSON.parse(readFileSync(join(packageRoot(import.meta.url) ?? '.', 'package.json'), 'utf8')), () => null);
  const manifest = read._tag === 'Right' ? read.right : null;
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : 'unknown';
}
