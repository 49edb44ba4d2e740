import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder } from '../cli/running.js';

const root = resolve(import.meta.dirname, '../..');
const minutes = 60_000;

/** Resolves every package but the solver, as where an optional dependency was left out. */
const hiding = `
const modules = require('node:module');
const resolve = modules._resolveFilename;
modules._resolveFilename = (request, ...rest) => {
  if (request.startsWith('z3-solver')) throw Object.assign(new Error('hidden'), { code: 'MODULE_NOT_FOUND' });
  return resolve(request, ...rest);
};
`;

/** Runs a command line where the solver is not installed. */
function withoutSolver(...texts: readonly string[]) {
  const file = join(folder(), 'hide.cjs');
  writeFileSync(file, hiding);
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--require', file, '--import', 'tsx', join(root, 'src/cli/main.ts'), ...texts], { cwd: root, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });
  return { status, stdout, stderr };
}

describe('without z3-solver', () => {
  it('proving is refused with what to install, and nothing is printed', () => {
    expect(withoutSolver('prove', 'micro', '--transition', 'opening')).toEqual({
      status: 2, stdout: '', stderr: 'z3-solver: expected the optional dependency z3-solver, which proofs need (npm install z3-solver), found nothing of this name\n',
    });
  }, 4 * minutes);

  it('an audit goes on, and says of each guarantee what it can', () => {
    const { status, stdout, stderr } = withoutSolver('audit', 'micro', '--guarantee', 'step-within-cap', '--states', '0', '--runs', '40', '--out', folder());
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^ {2}step-within-cap +(tested|proved) /m);
  }, 4 * minutes);
});
