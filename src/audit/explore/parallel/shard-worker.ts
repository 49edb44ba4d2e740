import { serve } from '../../workers/serving.js';
import { expanderFor } from '../expander-for.js';
import { kitOf } from '../kit.js';
import { Shard } from '../shard.js';
import { isShardJob, isShardSetup, type ShardAnswer, type ShardJob, type ShardSetup } from './messages.js';

async function begun({ design, extent, part, budget }: ShardSetup): Promise<Shard> {
  const kit = kitOf(design, extent);
  const shard = new Shard(kit.setting, await expanderFor(design, extent, kit), budget, part);
  shard.enter(kit.setting.start);
  return shard;
}

/** How often a worker may be asked to pause before it does: all wait for the slowest at each turn's end, and short turns differ more. */
const asksInTurn = 4;

function answered(shard: Shard, job: ShardJob): ShardAnswer {
  if (job.kind === 'origin') return { kind: 'origin', place: shard.originOf(job.state, job.depth) };
  if (job.kind === 'end') {
    shard.judgeWaiting();
    const { beyond, waiting, liquidating, visited: { bytes } } = shard;
    return { kind: 'ended', tally: shard.tally(), beyond, waiting, liquidating, bytes };
  }
  for (const states of job.received) shard.receive(states);
  let asks = 0;
  const isPausing = (): boolean => (asks += 1) >= asksInTurn;
  const isWhole = !job.expands || shard.expandLevel(isPausing);
  const { visited: { size }, frontier, isFull, outboxes } = shard;
  return { kind: 'turned', outboxes: outboxes.map((outbox) => outbox.emptied()), isWhole, states: size, frontier, isFull, broken: shard.tally().broken };
}

serve(isShardSetup, isShardJob, (setup) => {
  const shard = begun(setup);
  return async (job: ShardJob) => answered(await shard, job);
});
