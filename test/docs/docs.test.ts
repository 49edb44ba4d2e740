import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { quotedCommands, withOutputs } from '../readme/quoted.js';
import { docs, pageText, pages, snippetsIn } from './pages.js';
import { generated, tablesIn, withTables } from './tables.js';

const minutes = 60_000;

describe('the docs', () => {
  test('hold every generated table', () => {
    expect([...new Set(pages().flatMap((page) => tablesIn(pageText(page))))].sort()).toEqual(Object.keys(generated).sort());
  });

  test.each(pages())('%s says what the registries say', (page) => {
    expect(withTables(pageText(page)), 'rewrite with `npx tsx test/docs/write.ts`').toBe(pageText(page));
  });

  test.each(pages().filter((page) => quotedCommands(pageText(page)).length > 0))('%s quotes what the commands print', { timeout: 5 * minutes }, async (page) => {
    expect(await withOutputs(pageText(page)), 'rewrite with `npx tsx test/docs/write.ts`').toBe(pageText(page));
  });

  test.each(pages())('%s links to files that exist', (page) => {
    // What stands in a block of code may look like a link.
    const prose = pageText(page).replaceAll(/^```[\s\S]*?^```/gm, '');
    const links = [...prose.matchAll(/\]\((?<target>[^)#:]+)\)/g)].map(({ groups }) => groups?.['target'] ?? '');
    expect(links.filter((target) => !existsSync(join(docs, dirname(page), target)))).toEqual([]);
  });

  test('give snippets that run, one after another, as one program', async () => {
    const snippets = snippetsIn(pageText('embedding.md'));
    expect(snippets.length).toBeGreaterThan(3);
    const folder = mkdtempSync(join(import.meta.dirname, 'pasted-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'program.ts');
    writeFileSync(file, snippets.join('\n').replaceAll("'unwind'", "'../../../src/index.js'").replaceAll("'unwind/audit'", "'../../../src/audit/index.js'").replaceAll("'unwind/vectors'", "'../../../src/vectors/index.js'"));
    await expect(import(pathToFileURL(file).href)).resolves.toMatchObject({ shown: 'auction.running', restored: true, verdict: 'tested', passed: true });
  });
});
