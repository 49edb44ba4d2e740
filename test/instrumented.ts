import { cpSync, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { instrument } from '../build/instrument.js';
import { problemText } from '../build/problem.js';
import { witness } from '../build/witness.js';

const root = join(import.meta.dirname, '..');
const traced = join(root, 'traced');
const built = join(root, 'dist/traced');
const sources = ['src', 'spec', 'properties', 'build'];

/** The instrumented machine could not be made: nothing that explores would run. */
class NotInstrumented extends Error {
  override readonly name = 'NotInstrumented';
}

/** Whether a folder holds an instrumented machine, whole and newer than its sources: the list of sites is written last. */
function isNewerThan(folder: string, changed: number): boolean {
  const last = join(folder, 'witnessed/protocol-sites.json');
  return existsSync(last) && statSync(last).mtimeMs > changed;
}

/** Makes the instrumented machine where it is missing or older than its sources, or takes that of a build just made: the explorer's tests run what ships. */
export function setup(): void {
  const files = sources.flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(root, folder, file)));
  const changed = Math.max(...files.filter((file) => file.endsWith('.ts')).map((file) => statSync(file).mtimeMs));
  if (isNewerThan(traced, changed)) return;
  if (isNewerThan(built, changed)) {
    cpSync(built, traced, { recursive: true });
    return;
  }
  const problems = instrument(root, traced);
  if (problems.length > 0) throw new NotInstrumented(problems.map(problemText).join('\n'));
  witness(root, join(traced, 'witnessed'));
}
