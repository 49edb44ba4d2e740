import { defineConfig } from 'vitest/config';

/** Under mutation testing the sources are instrumented: rules about their text do not apply, and named mutants are not mutated again. */
const underMutation = process.env['STRYKER_MUTATOR_WORKER'] !== undefined;
const aboutText = ['test/tidy.test.ts', 'test/lint/**', 'test/mutants/**', 'test/slow/**'];

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'dist/**', 'traced/**', '.stryker-tmp/**', ...(underMutation ? aboutText : [])],
    globalSetup: ['test/instrumented.ts'],
    setupFiles: ['test/setup.ts'],
    reporters: ['default'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
