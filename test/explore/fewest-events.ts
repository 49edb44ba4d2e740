import { momentFor, afterMoment } from '../../src/audit/search/play.js';
import { rulingOn } from '../../src/audit/search/judge.js';
import { kitOf } from '../../src/audit/explore/kit.js';
import type { Design } from '../../src/kernel/design.js';
import type { Event } from '../../src/kernel/event.js';
import type { World } from '../../src/kernel/world.js';
import type { Mechanism } from '../../src/machine/mechanism.js';
import type { Setting } from '../../src/machine/setting.js';
import { NotAsExpected } from '../support/designs.js';
import type { Sized } from './settings.js';

const written = (world: World): string => JSON.stringify(world, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));

/** Every event that a setting tries, whether or not the chart expects it. */
const eventsIn = ({ moves }: Setting<Design>, world: World): readonly Event[] =>
  moves.flatMap((move) => move.choices.map((choice) => move.event(world, choice)));

/** No trace is longer: beyond it nothing was found. */
const most = 12;

/** The fewest events that break a guarantee, by trying them all on whole worlds: without layout, packing, or parents. */
export function fewestEvents({ design, extent }: Sized, mechanism: Mechanism<Design>, id: string): number {
  const { setting } = kitOf(design, extent, mechanism);
  const guarantee = mechanism.guarantees.find((each) => each.id === id);
  if (guarantee === undefined) throw new NotAsExpected(`${id} is no guarantee`);
  const seen = new Set([written(setting.start)]);
  let level: readonly World[] = [setting.start];
  for (let events = 1; events <= most; events += 1) {
    const next: World[] = [];
    for (const world of level) {
      for (const event of eventsIn(setting, world)) {
        const moment = momentFor(mechanism, design, world, event);
        if (rulingOn(mechanism, design, guarantee, moment, guarantee.scope === 'probe') === 'broken') return events;
        const after = afterMoment(moment);
        const text = written(after);
        if (!seen.has(text)) next.push(after);
        seen.add(text);
      }
    }
    level = next;
  }
  throw new NotAsExpected(`${id} is not broken in ${most.toString()} events`);
}
