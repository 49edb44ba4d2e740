import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const docs = resolve(import.meta.dirname, '../../docs');

/** Every page of the docs, by its path below them. */
export const pages = (): readonly string[] => readdirSync(docs, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md')).sort();

export const pageText = (file: string): string => readFileSync(join(docs, file), 'utf8');

/** The blocks of code that a page gives to be pasted. */
export const snippetsIn = (page: string): readonly string[] => [...page.matchAll(/^```ts\n(?<code>[\s\S]*?)^```/gm)].map(({ groups }) => groups?.['code'] ?? '');
