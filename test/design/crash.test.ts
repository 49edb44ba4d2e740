import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Design } from '../../src/kernel/design.js';
import type { Event } from '../../src/kernel/event.js';
import { AMOUNT_LIMIT } from '../../src/kernel/limits.js';
import type { Phase, World } from '../../src/kernel/world.js';
import { pricesFromFile, type Observation } from '../../src/market/index.js';
import type { Position } from '../../src/mechanisms/stepwise/parameters/design-file.js';
import { openWorld } from '../../src/mechanisms/stepwise/open.js';
import { decodedOf, loadPreset } from '../support/designs.js';
import { after, transition } from '../support/worlds.js';

const file = resolve(import.meta.dirname, '../../docs/examples/prices/eth-2020-03.csv');
const dollar = { asset: 'USD', price: 10n ** 30n, depth: 10n ** 15n };
const ether = { id: 'ETH', decimals: 18n, depth: 10n ** 22n };

/** Every hour of the crash as four quarter hours: its opening, low, high and close. */
const crash: readonly Observation[] = [...pricesFromFile(file, { name: 'eth-2020-03', assets: [ether], constant: [dollar] })].map(decodedOf);

const most = AMOUNT_LIMIT - 1n;
const minute = 60n;

/** What keepers try: every pair of legs, then an auction, then to buy from it at 3 % below the quote, then what an expired one needs. */
function attempts(design: Design, { market, account }: World): readonly Event[] {
  const at = market.at;
  const ids = design.assets.map(({ id }) => id);
  const pairs = ids.flatMap((collateral) => ids.map((debt) => ({ collateral, debt })));
  const quote = account.auction === null ? 0n : (market.reserves[account.auction.collateral]?.price ?? 0n);
  return [
    ...pairs.map((pair): Event => ({ type: 'STEP', at, ...pair, offered: most, least: 1n })),
    ...pairs.map((pair): Event => ({ type: 'OPEN_AUCTION', at, ...pair })),
    { type: 'TAKE', at, amount: most, maxPrice: (quote * 97n) / 100n },
    { type: 'RESET_AUCTION', at },
    { type: 'RECOGNISE_LOSS', at },
  ];
}

/** Keepers act until nothing that they try is accepted. */
function kept(design: Design, world: World): World {
  for (const event of attempts(design, world)) {
    const answer = transition(design, world, event);
    if (answer._tag === 'Right') return kept(design, answer.right.world);
  }
  return world;
}

const needsKeepers = ({ account: { phase } }: World): boolean => phase.startsWith('unwinding') || phase.startsWith('auction');

/** The world at the next observation: keepers look every minute until then, while there is something to do. */
function waited(design: Design, world: World, until: bigint): World {
  const next = world.market.at + minute;
  if (next >= until || !needsKeepers(world)) return world;
  return waited(design, kept(design, after(design, world, { type: 'TICK', at: next })), until);
}

function opened(design: Design, { collateral, debt }: Position, { at, quotes }: Observation): World {
  const events = (type: 'DEPOSIT' | 'BORROW', amounts: readonly bigint[]): readonly Event[] =>
    design.assets.flatMap(({ id: asset }, place) => ((amounts[place] ?? 0n) > 0n ? [{ type, at, asset, amount: amounts[place] ?? 0n }] : []));
  return after(design, openWorld(design, at), { type: 'QUOTE', at, quotes }, ...events('DEPOSIT', collateral), ...events('BORROW', debt));
}

/** The world after the crash, and every phase that it went through. */
function survived(design: Design, position: Position): { readonly world: World; readonly phases: ReadonlySet<Phase> } {
  const [first, ...rest] = crash;
  let world = opened(design, position, first ?? { at: 0n, quotes: [] });
  const phases = new Set<Phase>([world.account.phase]);
  for (const { at, quotes } of rest) {
    world = kept(design, after(design, waited(design, world, at), { type: 'QUOTE', at, quotes }));
    phases.add(world.account.phase);
  }
  return { world, phases };
}

const positionsOf = (name: string): readonly (readonly [string, Design, Position])[] => {
  const { design, positions } = loadPreset(name);
  return positions.map((position) => [position.name, design, position]);
};

const insuranceOf = ({ market }: World): bigint => market.reserves[1]?.insurance ?? 0n;

describe('in March 2020', () => {
  it.each(positionsOf('micro'))('micro brings the position "%s" through without bad debt', (_name, design, position) => {
    const { world, phases } = survived(design, position);
    expect([...phases]).not.toContain('badDebt');
    expect(insuranceOf(world)).toBe(design.loss.insurance[1]);
  });

  it.each(positionsOf('fixed-close-factor').slice(1))('fixed-close-factor ends in bad debt with the position "%s"', (_name, design, position) => {
    const { world, phases } = survived(design, position);
    expect([...phases]).toContain('badDebt');
    expect(world.account.deficit[1]).toBeGreaterThan(0n);
  });
});
