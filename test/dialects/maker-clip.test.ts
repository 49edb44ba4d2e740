import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reasons } from '../../src/mechanisms/maker-clip/kernel/reason.js';
import { saleOf } from '../../src/mechanisms/maker-clip/kernel/sales.js';
import { ask, auctionScene, offer, RAD } from '../mechanisms/maker-clip/scenes.js';

const page = readFileSync(resolve(import.meta.dirname, '../../spec/dialects/maker-clip.1.md'), 'utf8');
const plain = page.replaceAll('*', '');

describe('the page of maker-clip@1', () => {
  test('names every reason, where not the contract then the check', () => {
    const named = (reason: string): boolean => plain.includes(reason) || plain.includes(`…/${reason.split('/')[1] ?? ''}`);
    expect(reasons.filter((reason) => !named(reason))).toEqual([]);
  });

  test('works one purchase that the mechanism answers so', () => {
    const answer = ask(auctionScene(), offer(6_053_571_428_571_428_572n));
    const sale = answer.kind === 'accepted' ? saleOf(answer.state, 1n) : null;
    expect([sale?.due, sale?.lot]).toEqual([113n * RAD, 10n * 10n ** 18n - 6_053_571_428_571_428_571n]);
    for (const number of ['6,053,571,428,571,428,572', '6,053,571,428,571,428,571', '1,017.000000000000000096']) expect(page).toContain(number);
  });
});
