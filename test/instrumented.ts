import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { instrument } from '../build/instrument.js';
import { problemText } from '../build/problem.js';
import { witness } from '../build/witness.js';

const root = join(import.meta.dirname, '..');
const made = join(root, 'traced/witnessed/sites.json');
const sources = ['src', 'spec', 'properties', 'build'];

/** The instrumented machine could not be made: nothing that explores would run. */
class NotInstrumented extends Error {
  override readonly name = 'NotInstrumented';
}

/** Makes the instrumented machine where it is missing or older than its sources: the explorer's tests run what ships. */
export function setup(): void {
  const files = sources.flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(root, folder, file)));
  const changed = Math.max(...files.filter((file) => file.endsWith('.ts')).map((file) => statSync(file).mtimeMs));
  if (existsSync(made) && statSync(made).mtimeMs > changed) return;
  const problems = instrument(root, join(root, 'traced'));
  if (problems.length > 0) throw new NotInstrumented(problems.map(problemText).join('\n'));
  witness(root, join(root, 'traced/witnessed'));
}
