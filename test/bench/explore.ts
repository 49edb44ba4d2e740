import { adjacencyMapToArray, getAdjacencyMap } from 'xstate/graph';
import { expanderFor } from '../../src/audit/explore/expander-for.js';
import { type ExplorationReport, explore, type ExploreOptions } from '../../src/audit/explore/explore.js';
import { movesIn } from '../../src/audit/explore/expander.js';
import { kitOf } from '../../src/audit/explore/kit.js';
import { exploreInParallel } from '../../src/audit/explore/parallel/explore.js';
import type { Event } from '../../src/kernel/event.js';
import { createLifecycleOf, worldOf } from '../../src/machine/lifecycle-machine.js';
import type { Extent } from '../../src/mechanisms/stepwise/exploration/setting.js';
import { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';
import { toyDesign } from '../../src/mechanisms/stepwise/toy.js';

/** What exploring must reach: against the peer, in judged edges per second on one core, and in bytes for each state. */
export const wantedOfExploring = { ratio: 20, edgesPerSecond: 1_000_000, bytesPerState: 48 } as const;

const design = toyDesign();
const extent: Extent = { collateral: 6n, debt: 10n, prices: [[1n, 2n, 3n], [1n]] };
const ample: ExploreOptions = { budget: { states: 20_000_000, bytes: 2_000_000_000 } };

/** The peer's: all of the larger one would take it an hour. */
const small: Extent = { collateral: 1n, debt: 1n, prices: [[1n, 2n], [1n]] };
const peerLimit = 100_000;

/** How fast one way of exploring goes. */
export interface Explored {
  readonly name: string;
  readonly states: number;
  readonly edges: number;
  readonly seconds: number;
  /** Of all threads of the process: what else the machine does does not count. */
  readonly processorSeconds: number;
  readonly bytesPerState: number;
}

async function timed(name: string, run: () => Promise<{ readonly states: number; readonly edges: number; readonly bytes: number }>): Promise<Explored> {
  const [began, used] = [performance.now(), process.cpuUsage()];
  const { states, edges, bytes } = await run();
  const { user, system } = process.cpuUsage(used);
  return { name, states, edges, seconds: (performance.now() - began) / 1000, processorSeconds: (user + system) / 1_000_000, bytesPerState: bytes / states };
}

/** XState's own explorer on the same chart, with the same guards, effects and events; it judges no guarantee. */
function peer(): Promise<{ readonly states: number; readonly edges: number; readonly bytes: number }> {
  const machine = createLifecycleOf(stepwise)(design);
  const { setting: { layout, moves, start } } = kitOf(design, small);
  const map = getAdjacencyMap(machine, {
    input: start,
    limit: peerLimit,
    // Beyond the bounds of the setting nobody goes on: amounts would grow for ever.
    stopWhen: (snapshot) => layout.valuesOf(worldOf(snapshot)).some((value, place) => value > (layout.fields[place]?.most ?? 0n)),
    serializeState: (snapshot) => {
      const world = worldOf(snapshot);
      return `${layout.shapeOf(world)} ${layout.valuesOf(world).join()}`;
    },
    events: (snapshot): readonly Event[] => {
      const world = worldOf(snapshot);
      return movesIn(layout.shapeOf(world), moves).flatMap((place) => (moves[place]?.choices ?? []).flatMap((choice) => moves[place]?.event(world, choice) ?? []));
    },
    serializeEvent: (event) => JSON.stringify(event, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)),
  });
  return Promise.resolve({ states: Object.keys(map).length, edges: adjacencyMapToArray(map).length, bytes: 0 });
}

export const edgesPerSecond = ({ edges, processorSeconds }: Explored): number => edges / processorSeconds;

/** The explorer with every guarantee judged, beside its peer. */
export interface ExplorerRates {
  readonly peer: Explored;
  /** From nothing: ways are recorded within the time. */
  readonly cold: Explored;
  /** The same again, with the ways known and compiled: what a long exploration comes to; of three times, the one between. */
  readonly warm: Explored;
  /** From nothing, and each worker records its own ways. */
  readonly two: Explored;
}

/** Of an odd number of runs, the one in the middle by processor seconds. */
async function middling(runs: number, run: () => Promise<Explored>): Promise<Explored> {
  const first = await run();
  const all = [first];
  while (all.length < runs) all.push(await run());
  return all.sort((one, other) => one.processorSeconds - other.processorSeconds)[(runs - 1) / 2] ?? first;
}

export async function explorerRates(): Promise<ExplorerRates> {
  const kit = kitOf(design, extent);
  const expander = await expanderFor(design, extent, kit);
  const alone = (): Promise<ExplorationReport> => Promise.resolve(explore(stepwise, kit.setting, expander, ample));
  return {
    peer: await timed('xstate/graph', peer),
    cold: await timed('explorer, from nothing', alone),
    warm: await middling(3, () => timed('explorer, ways known', alone)),
    two: await timed('explorer, two workers from nothing', () => exploreInParallel(kit.setting, extent, ample, 2)),
  };
}
