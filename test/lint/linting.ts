import { resolve } from 'node:path';
import { Linter } from 'eslint';
import ts from 'typescript';
import { parser } from 'typescript-eslint';
import { provable, provableRules } from './provable.js';

const root = resolve(import.meta.dirname, '../..');

export interface Sample {
  readonly code: string;
  readonly path?: string;
  readonly typed?: boolean;
  readonly loops?: boolean;
  readonly division?: boolean;
}

/** A program of one file that exists only in memory, so that rules can ask for types. */
function programOf(path: string, code: string): ts.Program {
  const options: ts.CompilerOptions = { target: ts.ScriptTarget.ES2022, strict: true, noEmit: true, types: [] };
  const host = ts.createCompilerHost(options);
  const fromDisk = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) =>
    name === path ? ts.createSourceFile(name, code, ts.ScriptTarget.ES2022, true) : fromDisk(name, ...rest);
  return ts.createProgram([path], options, host);
}

/** What the provable rules say about a piece of code: `rule.message` for each report, in order of position. */
export function complaintsAbout({ code, path = 'src/kernel/sample.ts', typed = false, ...allowed }: Sample): string[] {
  const filename = resolve(root, path);
  const messages = new Linter({ configType: 'flat', cwd: root }).verify(
    code,
    [
      {
        files: ['**/*.ts'],
        plugins: { provable },
        languageOptions: { parser, ...(typed ? { parserOptions: { programs: [programOf(filename, code)] } } : {}) },
        rules: provableRules(allowed),
      },
    ],
    { filename },
  );
  return messages.map(({ ruleId, messageId, message }) => (ruleId === null ? message : `${ruleId.replace('provable/', '')}.${messageId}`));
}
