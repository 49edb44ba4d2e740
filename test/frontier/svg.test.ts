import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { escaped } from '../../src/cli/output/frontier/svg/element.js';
import { unwind } from '../cli/running.js';

const drawn = async (...texts: readonly string[]): Promise<string> => (await unwind(['frontier', ...texts, '--format', 'svg', '--no-traces'])).out;

const tags = /<(?<close>\/?)(?<name>[a-z]+)(?<attributes>(?: [a-zA-Z0-9:-]+="[^"<]*")*)(?<empty>\/?)>/g;

/** Elements that were opened and not closed, or closed and not opened; and text between tags that XML would not read. */
function illFormed(svg: string): readonly string[] {
  const body = svg.replace('<?xml version="1.0" encoding="UTF-8"?>\n', '');
  const open: string[] = [];
  const wrong: string[] = [];
  for (const { groups } of body.matchAll(tags)) {
    if (groups?.['close'] === '/') {
      if (open.pop() !== groups['name']) wrong.push(`</${groups['name'] ?? ''}>`);
    } else if (groups?.['empty'] === '') open.push(groups['name'] ?? '');
  }
  const rest = body.replaceAll(tags, '');
  return [...wrong, ...open, ...(/[<>]|&(?!(?:amp|lt|gt|quot);)/.exec(rest) ?? [])];
}

interface Circle {
  readonly x: number;
  readonly y: number;
  readonly isFilled: boolean;
}

const circlesIn = (svg: string): readonly Circle[] =>
  [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)" r="3.5" fill="(#\w+)"/g)].map(([, x, y, fill]) => ({ x: Number(x), y: Number(y), isFilled: fill === '#1a1a1a' }));

const micro = ['micro', '--vary', 'bonus=1%..15%', '--vary', 'gap=0%..40%'] as const;

describe('a drawn map', () => {
  it.each([
    [...micro],
    ['micro', '--vary', 'gap=0%..40%'],
    ['micro', '--vary', 'gap=13%..21%:4%', '--vary', 'reaction=0s..6h'],
    ['micro', '--vary', 'bonus=1%..30%', '--vary', 'threshold=70%..100%', '--claim', 'gap-theorem'],
    ['micro', '--vary', 'bonus=5%..5%', '--vary', 'target=90%..120%'],
    ['micro', '--vary', 'mostSteps=0..3', '--vary', 'gap=21%..21%'],
  ])('is well-formed, and asks nothing of the network %#', async (...texts) => {
    const svg = await drawn(...texts);
    expect(illFormed(svg)).toEqual([]);
    expect(svg).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="960" height="\d+"/);
    expect(svg).not.toMatch(/script|href|@import|<image|<style|NaN|Infinity|undefined/);
    expect(svg.match(/https?:/g)).toHaveLength(1);
  });

  it('has its title, its axes with units and ticks, its regions by name, and a legend of what it shows', async () => {
    const svg = await drawn(...micro);
    for (const words of ['micro: where solvent-within-envelope holds', 'bonus: largest liquidation bonus [%]', 'gap: largest drop of a collateral per observation [%]',
      '>holds<', '>fails<', 'claim holds', 'claim fails', 'frontier, by theorem', 'frontier, by bisection', 'joined, not asked', 'micro itself', '>10%<', '>40%<']) expect(svg).toContain(words);
    expect(svg).not.toContain('not admissible');
    expect(await drawn('micro', '--vary', 'bonus=1%..30%', '--vary', 'threshold=70%..100%', '--claim', 'gap-theorem')).toContain('not admissible');
  });

  it('marks each frontier where its scale puts it: filled where a theorem decided it, hollow where bisection did', async () => {
    // The plot spans 96 to 730 across and 480 to 84 up.
    const gaps = [2_425, 2_350, 2_275, 2_200, 2_125, 2_050, 1_975, 1_900, 1_825, 1_750, 1_675, 1_600, 1_525, 1_450, 1_448];
    const hundredths = (pixels: number): number => Number(pixels.toFixed(2));
    const expected = gaps.map((gap, place): Circle => ({ x: hundredths(96 + (634 * place) / 14), y: hundredths(480 - (396 * gap) / 4_000), isFilled: place < 14 }));
    expect(circlesIn(await drawn(...micro)).filter(({ x }) => x <= 730)).toEqual(expected);
  });

  it('carries what it rests on, as small print that ends on the paper', async () => {
    for (const texts of [micro, ['micro', '--vary', 'gap=0%..40%', '--machine']]) {
      const svg = await drawn(...texts);
      const height = Number(/height="(\d+)"/.exec(svg)?.[1]);
      const lines = [...svg.matchAll(/<text x="\d+" y="(\d+)" font-size="11"[^>]*>([^<]*)</g)];
      expect(lines.map(([, , words]) => words).join(' ')).toContain('where it holds, none of them does, and another might.');
      expect(Math.max(...lines.map(([, y]) => Number(y)))).toBeLessThan(height);
      expect(svg.includes('>Theorem: ')).toBe(texts === micro);
    }
  });

  it('asks about the design\'s own place, so that the line runs where its frontier is', async () => {
    const svg = await drawn('linear-ltv', '--vary', 'reaction=0s..6h:3h', '--vary', 'gap=0%..40%');
    // 0 s, its own 15 minutes, 3 hours and 6 hours; 15.91 % at its own.
    const places = circlesIn(svg).filter(({ x }) => x <= 730);
    expect(places).toHaveLength(4);
    expect(places[1]?.y).toBeCloseTo(480 - (396 * 1_591) / 4_000, 1);
  });

  it('writes the values of two near frontiers above each other', async () => {
    const svg = await drawn('micro', '--vary', 'reaction=0s..48h');
    const heights = ['7m 30s', '3h'].map((words) => Number(new RegExp(`y="(\\d+)"[^>]*>${words}<`).exec(svg)?.[1]));
    expect(new Set(heights).size).toBe(2);
  });

  it('names a region only where its name has room', async () => {
    const svg = await drawn('linear-ltv', '--vary', 'reaction=0s..6h:1h', '--vary', 'gap=0%..40%');
    const [, x] = /<text x="([\d.]+)"[^>]*>holds</.exec(svg) ?? [];
    // The region is high up to three hours, and the edge slopes down from there: the word keeps 60 pixels away.
    expect(Number(x)).toBeLessThanOrEqual(96 + 634 / 2 - 60);
    const thin = await drawn('micro', '--vary', 'bonus=1%..15%', '--vary', 'gap=0%..100%', '--claim', 'no-toxic-spiral');
    expect(thin.match(/>holds</g)).toHaveLength(1);
    expect(await drawn('micro', '--vary', 'bonus=1%..5%', '--vary', 'gap=24%..90%')).not.toContain('>holds<');
  });

  it('escapes what XML would take for its own', () => {
    expect(escaped('a < b & "c" > d')).toBe('a &lt; b &amp; &quot;c&quot; &gt; d');
  });
});

describe('the picture of the docs', () => {
  it('is what the command draws', async () => {
    const file = resolve(import.meta.dirname, '../../docs/frontier.svg');
    expect(await drawn(...micro), 'draw it again: unwind frontier micro --vary bonus=1%..15% --vary gap=0%..40% --no-traces --out docs/frontier.svg').toBe(readFileSync(file, 'utf8'));
  });
});
