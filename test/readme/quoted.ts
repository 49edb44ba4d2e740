import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runCommandLine } from '../../src/cli/program.js';

const root = resolve(import.meta.dirname, '../..');

/** The README of the project. */
export const readmeFile = join(root, 'README.md');
export const readme = (): string => readFileSync(readmeFile, 'utf8');

const quoted = /<!-- output: (?<command>[^\n]*) -->\n(?<text>[\s\S]*?)<!-- \/output -->/g;

/** What a command prints, as a page quotes it. */
async function printed(command: string): Promise<string> {
  const pieces: string[] = [];
  const write = (text: string): Promise<void> => {
    pieces.push(text);
    return Promise.resolve();
  };
  const writer = { write, isTerminal: false };
  await runCommandLine(command.split(' '), { stdout: writer, stderr: writer, readInput: () => '', environment: {}, interrupted: new AbortController().signal });
  return `\`\`\`console\n$ npx unwind ${command}\n${pieces.join('').trimEnd()}\n\`\`\`\n`;
}

/** The commands whose output a page quotes. */
export const quotedCommands = (text: string): readonly string[] => [...text.matchAll(quoted)].map(({ groups }) => groups?.['command'] ?? '');

/** A page with every quoted output made anew; what the commands write goes to a folder that is thrown away. */
export async function withOutputs(text: string): Promise<string> {
  const [here, away] = [process.cwd(), mkdtempSync(join(tmpdir(), 'unwind-quoted-'))];
  const outputs = new Map<string, string>();
  process.chdir(away);
  try {
    for (const command of quotedCommands(text)) outputs.set(command, await printed(command));
  } finally {
    process.chdir(here);
    rmSync(away, { recursive: true });
  }
  return text.replace(quoted, (_whole, command: string) => `<!-- output: ${command} -->\n${outputs.get(command) ?? ''}<!-- /output -->`);
}

/** The code that stands in the README to be pasted. */
export const snippetIn = (text: string): string => /<!-- snippet -->\n```ts\n(?<code>[\s\S]*?)```/.exec(text)?.groups?.['code'] ?? '';
