import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Design, Event, World } from '../../src/index.js';
import { usualDesign } from '../support/designs.js';
import { quotedCommands, readme, readmeFile, snippetIn, withOutputs } from './quoted.js';

interface Snippet {
  readonly applied: (design: Design, events: readonly Event[]) => World;
}

const isSnippet = (module: unknown): module is Snippet => typeof module === 'object' && module !== null && 'applied' in module && typeof module.applied === 'function';

/** The snippet as a module, with the package's name standing for its sources. */
async function runnable(code: string): Promise<Snippet> {
  const folder = mkdtempSync(join(import.meta.dirname, 'pasted-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'snippet.ts');
  writeFileSync(file, code.replace("'unwind'", "'../../../src/index.js'"));
  const module: unknown = await import(pathToFileURL(file).href);
  if (!isSnippet(module)) throw new TypeError('the snippet exports no applied()');
  return module;
}

const minutes = 60_000;

describe('the README', () => {
  test('quotes what the commands print', { timeout: 5 * minutes }, async () => {
    const text = readme();
    expect(quotedCommands(text).length).toBeGreaterThan(0);
    expect(await withOutputs(text), 'rewrite with `npx tsx test/readme/write.ts`').toBe(text);
  });

  test('embeds in ten lines that run', async () => {
    const code = snippetIn(readme());
    expect(code.trim().split('\n').length).toBeLessThanOrEqual(10);
    const { applied } = await runnable(code);
    const quote: Event = { type: 'QUOTE', at: 1n, quotes: [{ asset: 'ETH', price: 200n * 10n ** 18n, depth: 0n }] };
    const deposit: Event = { type: 'DEPOSIT', at: 2n, asset: 'ETH', amount: 5n };
    expect(applied(usualDesign, [quote, { ...deposit, amount: 0n }, deposit]).account.collateral).toEqual([5n, 0n]);
  });

  test('links to files that exist', () => {
    const links = [...readme().matchAll(/\]\((?<target>[^)#]+)\)/g)].map(({ groups }) => groups?.['target'] ?? '');
    expect(links.filter((target) => !existsSync(join(dirname(readmeFile), target)))).toEqual([]);
  });
});
