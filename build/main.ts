import { resolve } from 'node:path';
import { instrument } from './instrument.js';

const root = resolve(import.meta.dirname, '..');
const problems = instrument(root, resolve(root, process.argv[2] ?? 'traced'));
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
