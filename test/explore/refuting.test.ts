import { describe, expect, it } from 'vitest';
import { explore, type ExplorationReport } from '../../src/audit/explore/explore.js';
import { replayTrace } from '../../src/audit/replay.js';
import { decodeTrace, encodeTrace, type Trace } from '../../src/audit/trace.js';
import type { Design } from '../../src/kernel/design.js';
import type { Refusal } from '../../src/kernel/refusal.js';
import type { World } from '../../src/kernel/world.js';
import type { Mechanism } from '../../src/machine/mechanism.js';
import { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';
import { toyDesign, toyVariants } from '../../src/mechanisms/stepwise/toy.js';
import { faults } from '../faults/catalogue.js';
import { faulty, refusingBefore } from '../faults/injection.js';
import { decodedOf, NotAsExpected } from '../support/designs.js';
import { kitOf } from '../../src/audit/explore/kit.js';
import { plainExpander } from '../../src/audit/explore/plain.js';
import { Shard, whole } from '../../src/audit/explore/shard.js';
import { ample, bothWays, explorePlainly, refutedIn } from './exploring.js';
import { fewestEvents } from './fewest-events.js';
import { brief, pair, type Sized } from './settings.js';

/** What explorations must find: a guarantee, where and by which machine it is broken, and in how many events. */
interface Broken {
  readonly claim: string;
  readonly guarantee: string;
  readonly events: number;
  readonly mechanism: Mechanism<Design>;
  readonly sized: Sized;
  /** The same without the fault, where it is not the machine that is at fault. */
  readonly sound?: Sized;
}

const toy = (name: string): Design => toyVariants.find((design) => design.name === name) ?? toyDesign();

const mechanismOf = (id: string): Mechanism<Design> => faults.find((fault) => fault.id === id)?.faulty.mechanism ?? stepwise;

/** No step at all, and quotes that outlive a round. */
const auctioned: Design = { ...brief(toyDesign()), schedule: { ...brief(toyDesign()).schedule, mostSteps: 0n }, breaker: { ...brief(toyDesign()).breaker, maxAge: 4n } };

const whileStale = (_design: Design, { market, account }: World): Refusal | null =>
  (account.feed === 'stale' ? { code: 'FEED_STALE', asset: 'COIN', quotedAt: market.at, staleAfter: 1n } : null);

/** Steps of any size, so that some leave an account worse. */
const spiralling: Design = { ...brief(toy('toy-toxic-steps')), dust: { kind: 'none' } };

const tiny = pair(1n, 1n, [1n, 2n]);

const found: readonly Broken[] = [
  { claim: 'a step below the frontier', guarantee: 'no-toxic-spiral', events: 5, mechanism: stepwise, sized: { design: spiralling, extent: pair(2n, 5n, [2n, 5n]) }, sound: { design: { ...spiralling, toxicity: 'escalate' }, extent: pair(3n, 5n, [2n, 5n]) } },
  { claim: 'a seizure that nothing blocks', guarantee: 'stale-quotes-seize-nothing', events: 7, mechanism: stepwise, sized: { design: brief(toy('toy-nothing-blocked')), extent: tiny }, sound: { design: brief(toyDesign()), extent: tiny } },
  { claim: 'a machine that sells only what ends healthy', guarantee: 'never-stuck', events: 5, mechanism: mechanismOf('must-be-healthy-afterwards'), sized: { design: brief(toyDesign()), extent: tiny } },
  { claim: 'a machine that turns the owner away', guarantee: 'owner-can-always-repay', events: 5, mechanism: faulty({ effects: { repay: refusingBefore('repay', whileStale) } }), sized: { design: brief(toyDesign()), extent: tiny } },
  { claim: 'a machine that starts auctions again for ever', guarantee: 'unwinding-terminates', events: 6, mechanism: mechanismOf('restarts-for-ever'), sized: { design: auctioned, extent: tiny } },
  { claim: 'a machine that keeps what is healthy again', guarantee: 'recovery-releases', events: 5, mechanism: mechanismOf('cured-and-still-sold'), sized: { design: brief(toyDesign()), extent: tiny } },
];

const rows = found.map((broken): [string, Broken] => [`${broken.claim} breaks ${broken.guarantee}`, broken]);

function traceIn({ findings }: ExplorationReport, guarantee: string): Trace {
  const trace = findings.find(({ id }) => id === guarantee)?.trace;
  if (trace === undefined || trace === null) throw new NotAsExpected(`${guarantee} was not refuted`);
  return trace;
}

describe.each(rows)('%s', (_claim, { guarantee, events, mechanism, sized, sound = sized }) => {
  const report = explorePlainly(sized, mechanism);

  it(`in ${events.toString()} events, as its file replays`, () => {
    const trace = decodedOf(decodeTrace(encodeTrace(traceIn(report, guarantee))));
    const { brokenAt, refused } = replayTrace(trace, mechanism);
    expect(trace.events).toHaveLength(events);
    expect(brokenAt).toBe(events - 1);
    expect(refused.filter((place) => place !== brokenAt)).toEqual([]);
  });

  it('and breadth first, where no run of the setting breaks it in fewer events', () => {
    const kit = kitOf(sized.design, sized.extent, mechanism);
    const shard = new Shard(kit.setting, plainExpander(kit), ample.budget, whole);
    shard.enter(kit.setting.start);
    while (shard.frontier > 0) shard.expandLevel(() => false);
    shard.judgeWaiting();
    const depth = shard.tally().broken.get(guarantee)?.depth;
    const fewest = fewestEvents(sized, mechanism, guarantee);
    expect(depth).toBe(fewest - 1);
    // Seconds that pass one by one in the setting pass at once in the trace.
    expect(events).toBeLessThanOrEqual(fewest);
  });

  it('and the sound machine or design does not', () => {
    const ruled = explorePlainly(sound);
    expect(ruled.stoppedBy).toBeNull();
    expect(refutedIn(ruled)).toEqual([]);
    expect(ruled.findings.find(({ id }) => id === guarantee)?.evidence.judged).toBeGreaterThan(0);
  });
});

describe('a refutation', () => {
  const [[, toxic] = []] = rows;

  it('is the same from the traced machine as from the machine itself', async () => {
    if (toxic === undefined) throw new NotAsExpected('no rows');
    const { kit, traced } = await bothWays(toxic.sized);
    const report = explore(stepwise, kit.setting, traced, ample);
    expect(report).toEqual(explorePlainly(toxic.sized));
  });

  it('is told once, as soon as it is known, and stands in the report', () => {
    if (toxic === undefined) throw new NotAsExpected('no rows');
    const told: [string, Trace][] = [];
    const report = explorePlainly(toxic.sized, stepwise, { ...ample, onFinding: (id, trace) => told.push([id, trace]) });
    expect(told).toEqual([[toxic.guarantee, traceIn(report, toxic.guarantee)]]);
  });

  it('of the books comes at the edge where they go wrong: behind it, sums are taken from the account', () => {
    const report = explorePlainly({ design: auctioned, extent: tiny }, mechanismOf('blocked-debt-auction'));
    expect(refutedIn(report)).toEqual(['ledger-balances']);
  });
});
