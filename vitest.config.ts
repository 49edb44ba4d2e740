import { defineConfig } from 'vitest/config';

/** Under mutation testing the sources are instrumented: rules about their text do not apply, and named mutants are not mutated again. */
const underMutation = process.env['STRYKER_MUTATOR_WORKER'] !== undefined;
const aboutText = ['test/tidy.test.ts', 'test/lint/**', 'test/mutants/**', 'test/slow/**'];

const everything = ['test/**/*.test.ts'];

/**
 * Folders of tests that change nothing outside of themselves: they share a process for each worker, which loads the machine once. What hunts for mutants, runs the program
 * as its users do or touches the process itself has a process of its own.
 */
const sharing = ['assurance', 'compare', 'design', 'dialects', 'explore', 'faults', 'frontier', 'kernel', 'known-answers', 'lifecycle', 'machine', 'market', 'mechanisms', 'oracle', 'properties', 'prove', 'protocol', 'search', 'stepwise', 'vectors'];
const sharingTests = sharing.map((folder) => `test/${folder}/**/*.test.ts`);
const slowTests = ['test/{mutants,slow}/**/*.test.ts'];

const projects = [
  { extends: true as const, test: { name: 'slow', include: slowTests } },
  { extends: true as const, test: { name: 'alone', include: everything, exclude: [...sharingTests, ...slowTests] } },
  { extends: true as const, test: { name: 'together', include: sharingTests, isolate: false } },
];

export default defineConfig({
  test: {
    exclude: ['**/node_modules/**', 'dist/**', 'traced/**', '.stryker-tmp/**', ...(underMutation ? aboutText : [])],
    globalSetup: ['test/instrumented.ts'],
    setupFiles: ['test/setup.ts'],
    reporters: ['default'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    ...(underMutation ? { include: everything } : { projects }),
  },
});
