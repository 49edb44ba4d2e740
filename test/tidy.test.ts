import { describe, expect, it } from 'vitest';
import { orphans, upwardImports } from './tidy/imports.js';
import { defaultExports, impurities, plainErrors } from './tidy/purity.js';
import { changesUntold, hostsInLockfile } from './tidy/release.js';
import { longFiles, longFunctions, longMedian } from './tidy/size.js';
import { projectFiles, type TextFile, within } from './tidy/sources.js';
import { machinePaths, switchedOffTests, unfinishedWork, vagueNames, workHistories } from './tidy/wording.js';

type Check = (files: readonly TextFile[]) => string[];

interface Rule {
  readonly claim: string;
  readonly check: Check;
  /** Negative controls: files, by path, that the check must report. */
  readonly bad: readonly Readonly<Record<string, string>>[];
  /** Look-alikes, by path, that it must let pass. */
  readonly good?: Readonly<Record<string, string>>;
}

const code = (check: Check): Check => (files) => check(within(files, 'src', 'spec', 'properties', 'test'));
const lines = (count: number): string => 'export {};\n'.repeat(count);

const structure: readonly Rule[] = [
  {
    claim: 'imports point downwards only',
    check: upwardImports,
    bad: [
      { 'src/kernel/step.ts': "import { x } from '../machine/world.js';" },
      { 'src/kernel/step.ts': "import { x } from '../../spec/lifecycle.js';" },
      { 'src/kernel/step.ts': "import { x } from 'fp-ts';" },
      { 'spec/lifecycle.ts': "export * from '../src/kernel/value.js';" },
      { 'properties/safety.ts': "import type { World } from '../src/machine/world.js';" },
      { 'properties/safety.ts': "type World = import('../src/machine/world.js').World;" },
      { 'src/machine/world.ts': "import { x } from '../mechanisms/stepwise/step.js';" },
      { 'src/machine/world.ts': "import { readFileSync } from 'node:fs';" },
      { 'src/mechanisms/aave/step.ts': "import { x } from '../../market/path.js';" },
      { 'src/market/path.ts': "const late = await import('../audit/search.js');" },
      { 'src/audit/search.ts': "import { x } from '../cli/main.js';" },
      { 'src/audit/search.ts': "import { x } from '../report/page.js';" },
      { 'src/audit/search.ts': "import { x } from '../index.js';" },
      { 'src/audit/search.ts': "new Worker(new URL('../cli/worker.js', import.meta.url));" },
      { 'src/audit/search.ts': "import { x } from '../../test/setup.js';" },
      { 'src/index.ts': "export { search } from './audit/index.js';" },
      { 'src/index.ts': "export { path } from './market/index.js';" },
      { 'src/lib/step.ts': 'export const x = 1;' },
    ],
    good: {
      'src/cli/main.ts': "import { x } from '../report/page.js'; import { y } from '../kernel/value.js'; import { z } from 'commander';",
      'src/machine/world.ts': "import { x } from './chart.js'; import { y } from '../../spec/lifecycle.js'; import { z } from 'fp-ts';",
      'src/index.ts': "export { x } from './mechanisms/stepwise/design.js'; export { y } from '../properties/registry.js';",
      'test/model.test.ts': "import { x } from '../src/cli/main.js';",
    },
  },
  {
    claim: 'every source file is reached by an entry point',
    check: orphans,
    bad: [{ 'src/index.ts': "export * from './machine/world.js';", 'src/machine/world.ts': '', 'src/machine/lost.ts': '' }],
    good: {
      'src/index.ts': "export * from './machine/world.js';",
      'src/machine/world.ts': '',
      'src/audit/index.ts': "new Worker(new URL('./worker.js', import.meta.url));",
      'src/audit/worker.ts': '',
      'test/lost.ts': '',
    },
  },
  {
    claim: 'no file is longer than 400 lines',
    check: code(longFiles),
    bad: [{ 'src/long.ts': lines(401) }, { 'test/long.test.ts': lines(401) }],
    good: { 'src/just.ts': lines(400), 'spec/vectors/long.json': lines(500) },
  },
  {
    claim: 'half of all files are 100 lines or shorter',
    check: code(longMedian),
    bad: [{ 'src/one.ts': lines(101) }, { 'src/one.ts': lines(10), 'src/two.ts': lines(101), 'test/three.ts': lines(102) }],
    good: { 'src/one.ts': lines(100), 'src/two.ts': lines(300), 'test/three.ts': lines(5) },
  },
  {
    claim: 'no function is longer than 60 lines',
    check: code(longFunctions),
    bad: [
      { 'src/long.ts': `export function long() {\n${';\n'.repeat(59)}}\n` },
      { 'src/long.ts': `export const long = () => {\n${';\n'.repeat(59)}};\n` },
      { 'test/long.test.ts': `it('is long', () => {\n${';\n'.repeat(59)}});\n` },
    ],
    good: {
      'src/just.ts': `export function just() {\n${';\n'.repeat(58)}}\n`,
      'test/heading.test.ts': `describe('a state', () => {\n${';\n'.repeat(99)}});\n`,
    },
  },
  {
    claim: 'no file is named after nothing in particular',
    check: vagueNames,
    bad: [{ 'src/machine/utils.ts': '' }, { 'src/machine/types.ts': '' }, { 'test/util.js': '' }],
    good: { 'src/machine/refusal.ts': '', 'docs/types.md': '' },
  },
];

const purity: readonly Rule[] = [
  {
    claim: 'nothing but the commands sees a clock, chance or the process',
    check: impurities,
    bad: [
      { 'src/audit/search.ts': 'const now = Date.now();' },
      { 'src/audit/search.ts': 'const drawn = Math.random();' },
      { 'src/audit/search.ts': 'const now = performance.now();' },
      { 'src/audit/search.ts': 'const home = process.env;' },
      { 'src/audit/search.ts': "import { hrtime } from 'node:process';" },
      { 'src/audit/search.ts': "const clock = globalThis['Date'];" },
    ],
    good: { 'src/cli/main.ts': 'process.exitCode = Date.now();', 'src/audit/search.ts': '// Date\nconst x = { process: y.process };' },
  },
  {
    claim: 'a refusal is a value and a bug has a named class',
    check: plainErrors,
    bad: [{ 'src/machine/step.ts': "throw new Error('no');" }, { 'spec/lifecycle.ts': "const e = Error('no');" }],
    good: { 'src/machine/step.ts': "class Violation extends Error {}\nthrow new Violation('no');" },
  },
  {
    claim: 'everything is exported by name',
    check: defaultExports,
    bad: [
      { 'src/machine/step.ts': 'export default 1;' },
      { 'src/machine/step.ts': 'export default function step() {}' },
      { 'src/machine/step.ts': 'const step = 1; export { step as default };' },
    ],
    good: { 'src/machine/step.ts': 'switch (x) { default: }', 'vitest.config.ts': 'export default {};' },
  },
];

const wording: readonly Rule[] = [
  {
    claim: 'nothing is left unfinished',
    check: unfinishedWork,
    bad: [{ 'src/machine/step.ts': `// ${'TO' + 'DO'}: round` }, { 'docs/guide.md': `${'FIX' + 'ME'} later` }],
    good: { 'docs/guide.md': 'What is there to do?' },
  },
  {
    claim: 'every test runs',
    check: switchedOffTests,
    bad: [
      { 'test/a.test.ts': "it.skip('a', () => {});" },
      { 'test/a.test.ts': "describe.only('a', () => {});" },
      { 'test/a.test.ts': "test.prop([x]).skip('a', () => {});" },
      { 'test/a.test.ts': "it.each(rows).only('a', () => {});" },
      { 'test/a.test.ts': "it.skipIf(slow)('a', () => {});" },
      { 'test/a.test.ts': "it('a', { skip: slow }, () => {});" },
      { 'test/a.test.ts': "xit('a', () => {});" },
    ],
    good: { 'test/a.test.ts': "it('skips only what is settled', () => { market.skip(3); });" },
  },
  {
    claim: 'no file names a path of one machine',
    check: machinePaths,
    bad: [
      { 'docs/guide.md': `see ${'/' + 'work'}/main` },
      { 'spec/schema/design.json': `{"$ref": "file://${'/' + 'home'}/me/design.json"}` },
      { 'src/cli/main.ts': `const cache = '${'/' + 'root'}';` },
    ],
    good: { 'docs/guide.md': `https://example.org${'/' + 'work'}/ and .${'/' + 'work'}/ and src${'/' + 'root'}/x` },
  },
  {
    claim: 'documents speak of the project, not of the work on it',
    check: workHistories,
    bad: [{ 'docs/guide.md': `In the last ${'ses' + 'sion'} we` }, { 'README.md': `Ses${'sion'}s` }],
    good: { 'docs/guide.md': `An ob${'ses' + 'sion'}.` },
  },
  {
    claim: 'the lockfile names no host',
    check: hostsInLockfile,
    bad: [{}, { 'package-lock.json': '{"packages":{"node_modules/a":{"resolved":"https://example.org/a.tgz"}}}' }],
    good: { 'package-lock.json': '{"packages":{"":{},"node_modules/a":{"version":"1.0.0"}}}' },
  },
  {
    claim: 'the changelog tells of this version',
    check: changesUntold,
    bad: [{}, { 'CHANGELOG.md': '## [0.0.1]', 'package.json': '{"version":"0.1.0"}' }],
    good: { 'CHANGELOG.md': '## [0.1.0]', 'package.json': '{"version":"0.1.0"}' },
  },
];

const sample = (files: Readonly<Record<string, string>>): TextFile[] => Object.entries(files).map(([path, text]) => ({ path, text }));
const project = projectFiles();

function hold({ claim, check, bad, good = {} }: Rule): void {
  describe(claim, () => {
    it('holds for the project', () => {
      expect(check(project)).toEqual([]);
    });

    it.each(bad)('reports bad sample %#', (files) => {
      expect(check(sample(files))).not.toEqual([]);
    });

    it('lets look-alikes pass', () => {
      expect(check(sample(good))).toEqual([]);
    });
  });
}

describe('structure', () => structure.forEach(hold));
describe('purity', () => purity.forEach(hold));
describe('wording', () => wording.forEach(hold));
