import { describe, expect, it } from 'vitest';
import type { Expander } from '../../src/audit/explore/expander.js';
import { type Kit, kitOf } from '../../src/audit/explore/kit.js';
import { isLiquidating, isProgressing, type Knowledge, LEADS_ON, Patience, UNKNOWN, WAITS, WAITS_WELL } from '../../src/audit/explore/patience.js';
import { plainExpander } from '../../src/audit/explore/plain.js';
import { afterMoment, momentFor } from '../../src/audit/search/play.js';
import type { Event } from '../../src/kernel/event.js';
import type { Refusal } from '../../src/kernel/refusal.js';
import type { World } from '../../src/kernel/world.js';
import type { Setting } from '../../src/machine/setting.js';
import { NOW } from '../../src/mechanisms/stepwise/exploration/layout.js';
import { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';
import type { Design } from '../../src/kernel/design.js';
import { toyDesign } from '../../src/mechanisms/stepwise/toy.js';
import { type Faulty, faulty, refusingBefore } from '../faults/injection.js';
import { NotAsExpected } from '../support/designs.js';
import { pair } from './settings.js';

const extent = pair(3n, 5n, [2n, 3n]);
const design = toyDesign();

const quote = (price: bigint, at = NOW): Event => ({ type: 'QUOTE', at, quotes: [{ asset: 'COIN', price, depth: 0n }, { asset: 'CASH', price: 1n, depth: 0n }] });
const tick = (seconds: bigint): Event => ({ type: 'TICK', at: NOW + seconds });
const ill: readonly Event[] = [quote(3n), { type: 'DEPOSIT', at: NOW, asset: 'COIN', amount: 3n }, { type: 'BORROW', at: NOW, asset: 'CASH', amount: 5n }, quote(2n)];

/** The world after events of which none may be refused. */
function after(...events: readonly Event[]): World {
  return events.reduce((world, event) => {
    const moment = momentFor(stepwise, design, world, event);
    if (moment.parts === null) throw new NotAsExpected(`${event.type} was refused`);
    return afterMoment(moment);
  }, kitOf(design, extent).setting.start);
}

const standingIn = ({ setting: { layout } }: Kit, expander: Expander, world: World): readonly [number, Int32Array] =>
  [expander.shapeNumber(layout.shapeOf(world)), Int32Array.from(layout.valuesOf(world), Number)];

interface Asked {
  readonly mechanism?: Faulty;
  readonly change?: (setting: Setting<Design>) => Setting<Design>;
  readonly known?: (shape: string, values: Int32Array) => Knowledge;
}

/** Whether waiting in a world leads on. */
function isRewarded(world: World, { mechanism = stepwise, change = (setting) => setting, known = () => UNKNOWN }: Asked = {}): boolean {
  const kit = kitOf(design, extent, mechanism);
  const expander = plainExpander(kit);
  return new Patience(change(kit.setting), expander).isRewarded(...standingIn(kit, expander, world), (shape, values) => known(expander.shapes[shape] ?? '', values));
}

const refusal: Refusal = { code: 'NOTHING_SOLD', ask: 0n, debt: 0n };
const always = (): Refusal => refusal;
/** A machine that offers keepers nothing. */
const miserly = faulty({ effects: { step: refusingBefore('step', always), openAuction: refusingBefore('openAuction', always), take: refusingBefore('take', always), resetAuction: refusingBefore('resetAuction', always), absorb: refusingBefore('absorb', always) } });

describe('waiting', () => {
  it('is worth it where keepers are offered something at once', () => {
    const world = after(...ill);
    expect(isLiquidating(world.account.phase)).toBe(true);
    expect(isRewarded(world)).toBe(true);
  });

  it('is worth it where a halt ends by itself', () => {
    expect(isRewarded(after(...ill, { type: 'HALT', at: NOW }))).toBe(true);
  });

  it('past the age of the quotes is worth it for the same quotes again, and for nothing else', () => {
    const stale = after(...ill, tick(9n));
    expect([stale.account.feed, isLiquidating(stale.account.phase)]).toEqual(['stale', true]);
    expect(isRewarded(stale)).toBe(true);
    expect(isRewarded(stale, { change: (setting) => ({ ...setting, sameQuotes: () => -1 }) })).toBe(false);
    expect(isRewarded(stale, { mechanism: faulty({ effects: { quote: refusingBefore('quote', always) } }) })).toBe(false);
  });

  it('is worth it where it ends the liquidation', () => {
    const cured = after(quote(3n));
    expect(isRewarded(cured, { mechanism: miserly })).toBe(true);
  });

  it('is worth nothing where no time and no quote brings an offer', () => {
    expect(isRewarded(after(...ill), { mechanism: miserly })).toBe(false);
    expect(isRewarded(after(...ill, tick(9n)), { mechanism: miserly })).toBe(false);
  });
});

describe('what is known of a state', () => {
  /** Where keepers would take anything, and where they would take nothing. */
  const judged = (isOffered: boolean, knowledge: Knowledge): boolean =>
    isRewarded(after(...ill), isOffered ? { known: () => knowledge } : { mechanism: miserly, known: () => knowledge });

  const all: readonly Knowledge[] = [LEADS_ON, WAITS_WELL, WAITS, UNKNOWN];

  it('spares asking keepers', () => {
    expect(all.map((knowledge) => judged(false, knowledge))).toEqual([true, true, false, false]);
    expect(all.map((knowledge) => judged(true, knowledge))).toEqual([true, true, false, true]);
  });

  it('is asked of every second that is waited, as the machine counts them', () => {
    const asked: string[] = [];
    const { setting: { layout } } = kitOf(design, extent);
    const stateOf = (world: World): string => `${layout.shapeOf(world)} ${layout.valuesOf(world).map(Number).join()}`;
    isRewarded(after(...ill), { known: (shape, values) => asked.push(`${shape} ${values.join()}`) > 3 ? LEADS_ON : WAITS });
    // The next second comes first: nearly always it is enough.
    expect(asked).toEqual([1n, 0n, 1n, 2n].map((seconds) => stateOf(after(...ill, tick(seconds)))));
  });

  it('that waits well is not enough after quotes were given once more', () => {
    const [before, quoted] = [after(...ill, tick(9n)), after(...ill, tick(9n), quote(2n, NOW + 9n))];
    const { setting: { layout } } = kitOf(design, extent);
    const knowing = (knowledge: Knowledge) => (shape: string, values: Int32Array): Knowledge =>
      (shape === layout.shapeOf(quoted) && values.join() === layout.valuesOf(quoted).join() ? knowledge : WAITS);
    expect(all.map((knowledge) => isRewarded(before, { known: knowing(knowledge) }))).toEqual([true, false, false, true]);
  });
});

describe('progress', () => {
  it('is what keepers do, and neither owners, time nor quotes', () => {
    const { moves } = kitOf(design, extent).setting;
    expect([...new Set(moves.filter(isProgressing).map(({ type }) => type))].sort()).toEqual(['OPEN_AUCTION', 'RECOGNISE_LOSS', 'RESET_AUCTION', 'STEP', 'TAKE']);
    expect(isProgressing(undefined)).toBe(false);
  });
});
