import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, longestLine, parsed, unwind } from './running.js';

const small = ['--states', '400', '--runs', '25'];

interface Audited {
  readonly small: { readonly states: number; readonly isWhole: boolean };
  readonly guarantees: readonly { readonly id: string; readonly verdict: string; readonly reason: string | null }[];
}

describe('unwind audit of a deployed protocol', () => {
  it('says what is known of each guarantee, and writes what breaks one into a file that runs again', async () => {
    const out = folder();
    const { code, out: text, err } = await unwind(['audit', 'morpho-blue', ...small, '--guarantee', 'no-toxic-spiral', '--guarantee', 'stale-quotes-seize-nothing', '--out', out]);
    expect([code, err]).toEqual([1, '']);
    expect(text).toMatch(/^no-toxic-spiral +refuted +2 moves$/m);
    expect(text).toMatch(/^stale-quotes-seize-nothing +not applicable +feeds tell prices/m);
    expect(longestLine(text)).toBeLessThanOrEqual(120 + out.length);
    const file = join(out, 'morpho-blue.no-toxic-spiral.json');
    const again = await unwind(['run', file]);
    expect([again.code, again.out.trimEnd().endsWith('It breaks again.')]).toEqual([1, true]);
    writeFileSync(file, readFileSync(file, 'utf8').replace(/"aim": "price [^"]*"/, '"aim": "a wish"'));
    const refused = await unwind(['run', file]);
    expect([refused.code, refused.err]).toEqual([2, expect.stringMatching(/moves\[0\]\.aim: expected a move that can be made, found no move of this name; there are price 8\/8, price 7\/8/)]);
  });

  it('exhausts the small opening, gives the same report again, and leaves nothing out', async () => {
    const asked = ['audit', 'aave-v4', '--states', '400', '--runs', '25', '--json', '--out', folder()];
    const { out, code } = await unwind(asked);
    const { small: visited, guarantees } = parsed<Audited>(out);
    expect([code, visited.isWhole, guarantees.filter(({ verdict }) => verdict === 'open')]).toEqual([1, true, []]);
    expect(guarantees.every(({ verdict, reason }) => (verdict === 'not applicable') === (reason !== null))).toBe(true);
    expect((await unwind(asked)).out).toBe(out);
  });

  it('refuses options that mean nothing for it, and names that are none', async () => {
    const useless = await unwind(['audit', 'aave-v4', '--prices', 'eth-2020-03']);
    expect([useless.code, useless.out]).toEqual([2, '']);
    expect(useless.err).toMatch(/^--prices: expected --runs/);
    expect((await unwind(['audit', 'aave-v4', '--guarantee', 'luck'])).err).toMatch(/^--guarantee: expected collateral-is-conserved/);
    expect((await unwind(['check', 'aave-v9'])).code).toBe(2);
  });

  it('shows parameters, and refuses those that the protocol itself would', async () => {
    const { code, out } = await unwind(['check', 'morpho-blue', '--json']);
    expect([code, parsed<{ dialect: string }>(out).dialect]).toEqual([0, 'morpho-blue@1']);
    const file = join(folder(), 'own.toml');
    const opening = 'collateral = "1"\ndebt = "1"\ncollateral_price = "1"\ndebt_price = "1"\n';
    writeFileSync(file, `protocol = "morpho-blue@1"\nabout = "all of it"\n[parameters]\nlltv = "1000000000000000000"\nrateModel = "none"\nowner = "o"\nfeeRecipient = "t"\nfee = "0"\n[units]\ncollateral = "1"\ndebt = "1"\nprice = "1"\n[opening]\n${opening}[small]\n${opening}`);
    const refused = await unwind(['check', file]);
    expect(refused.code).toBe(2);
    expect(refused.err).toMatch(/own\.toml: parameters\.lltv: expected an lltv \[WAD\] below one/);
  });
});
