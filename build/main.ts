import { join, resolve } from 'node:path';
import { instrument } from './instrument.js';
import { problemText } from './problem.js';
import { witness } from './witness.js';

const root = resolve(import.meta.dirname, '..');
const outDir = resolve(root, process.argv[2] ?? 'traced');
const problems = instrument(root, outDir);
if (problems.length === 0) witness(root, join(outDir, 'witnessed'));
for (const problem of problems) console.error(problemText(problem));
process.exitCode = problems.length === 0 ? 0 : 1;
