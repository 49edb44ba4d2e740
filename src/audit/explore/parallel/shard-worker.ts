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

function answered(shard: Shard, job: ShardJob): ShardAnswer {
  if (job.kind === 'origin') return { kind: 'origin', place: shard.originOf(job.state, job.depth) };
  if (job.kind === 'end') {
    shard.judgeWaiting();
    const { beyond, waiting, liquidating, visited: { bytes } } = shard;
    return { kind: 'ended', tally: shard.tally(), beyond, waiting, liquidating, bytes };
  }
  for (const states of job.received) shard.receive(states);
  const isWhole = !job.expands || shard.expandLevel(() => true);
  const { visited: { size }, frontier, isFull, outboxes } = shard;
  return { kind: 'turned', outboxes: outboxes.map((outbox) => outbox.emptied()), isWhole, states: size, frontier, isFull, broken: shard.tally().broken };
}

serve(isShardSetup, isShardJob, (setup) => {
  const shard = begun(setup);
  return async (job: ShardJob) => answered(await shard, job);
});
