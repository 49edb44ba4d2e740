import tseslint from 'typescript-eslint';
import { provable, provableRules } from './test/lint/provable.js';

const typescript = ['**/*.ts'];
const sources = ['src/**/*.ts', 'spec/**/*.ts', 'properties/**/*.ts'];
const kernel = ['src/kernel/**/*.ts', 'src/mechanisms/*/kernel/**/*.ts', 'src/mechanisms/*/kernel.ts'];
const configurations = ['*.config.ts', '*.config.js'];

const noDefaultExport = { selector: 'ExportDefaultDeclaration', message: 'Export by name: one word per concept, wherever it is imported.' };
const noPlainError = { selector: 'NewExpression[callee.name="Error"]', message: 'A refusal is a value; a bug of ours is a named class.' };

export default tseslint.config(
  { ignores: ['dist/', 'traced/', 'node_modules/', 'coverage/', 'reports/', '.stryker-tmp/', '.cache/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: typescript,
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', 400],
      'no-var': 'error',
      'prefer-const': 'error',
      'no-restricted-syntax': ['error', noDefaultExport],
    },
  },
  {
    // Tests keep the same limit, but there a `describe` is a heading, which only test/tidy knows.
    files: sources,
    rules: {
      'max-lines-per-function': ['error', 60],
      'no-restricted-syntax': ['error', noDefaultExport, noPlainError],
    },
  },
  { files: sources, ignores: ['src/cli/**'], rules: { 'no-console': 'error' } },
  { files: kernel, plugins: { provable }, rules: provableRules() },
  { files: ['src/kernel/arithmetic.ts'], rules: provableRules({ division: true }) },
  { files: ['src/kernel/power.ts'], rules: provableRules({ division: true, loops: true }) },
  { files: configurations, rules: { 'no-restricted-syntax': 'off' } },
);
