import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import ts from 'typescript';

export interface TextFile {
  /** From the root of the project, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

const projectRoot = resolve(import.meta.dirname, '../..');
const notOurs = new Set(['node_modules', 'dist', 'traced', 'coverage', 'reports', '.git', '.stryker-tmp', '.cache']);
const textual = /(\.(ts|js|mjs|cjs|md|json|toml|sh|yml|yaml|html|css|csv|qnt|py|sol)|\/run)$/;

function pathsUnder(folder: string): string[] {
  const entries = readdirSync(join(projectRoot, folder), { withFileTypes: true });
  return entries.flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (notOurs.has(entry.name)) return [];
    return entry.isDirectory() ? pathsUnder(path) : [path];
  });
}

/** Every text file of the project, whether or not it is committed yet. */
export function projectFiles(): TextFile[] {
  const paths = pathsUnder('.').filter((path) => textual.test(path));
  return paths.map((path) => ({ path, text: readFileSync(join(projectRoot, path), 'utf8') }));
}

export function isTypeScript({ path }: TextFile): boolean {
  return path.endsWith('.ts') && !path.endsWith('.d.ts');
}

export function within(files: readonly TextFile[], ...folders: string[]): TextFile[] {
  return files.filter(({ path }) => folders.some((folder) => path.startsWith(`${folder}/`)));
}

const parsed = new WeakMap<TextFile, ts.SourceFile>();

export function syntaxOf(file: TextFile): ts.SourceFile {
  const known = parsed.get(file);
  if (known) return known;
  const fresh = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ES2022, true);
  parsed.set(file, fresh);
  return fresh;
}

/** Every node of the file for which `select` has an answer, as `path:line answer`. */
export function reportNodes(file: TextFile, select: (node: ts.Node) => string | undefined): string[] {
  const source = syntaxOf(file);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const answer = select(node);
    if (answer !== undefined) found.push(`${file.path}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${answer}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Every line of the file that the pattern matches, as `path:line answer`. */
export function reportLines({ path, text }: TextFile, pattern: RegExp, answer: string): string[] {
  return text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1} ${answer}`] : []));
}
