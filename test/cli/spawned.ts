import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');
export const main = join(root, 'src', 'cli', 'main.ts');

/** Runs the program in a process of its own. @param flags those of Node */
export const spawned = (texts: readonly string[], input = '', flags: readonly string[] = []): SpawnSyncReturns<string> =>
  spawnSync(process.execPath, [...flags, '--import', 'tsx', main, ...texts], { cwd: root, input, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });
