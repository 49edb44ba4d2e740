import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isRight, tryCatch } from 'fp-ts/lib/Either.js';

function isOurs(folder: string): boolean {
  const read = tryCatch((): unknown => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')), () => null);
  if (!isRight(read)) return false;
  const manifest = read.right;
  return typeof manifest === 'object' && manifest !== null && 'name' in manifest && manifest.name === 'unwind';
}

/** The folder above a module whose package.json is ours, from the sources as from the build; null where there is none. */
export function packageRoot(moduleUrl: string): string | null {
  let folder = dirname(fileURLToPath(moduleUrl));
  while (!isOurs(folder)) {
    const parent = dirname(folder);
    if (parent === folder) return null;
    folder = parent;
  }
  return folder;
}
