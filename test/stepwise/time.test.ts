import { describe, expect, it } from 'vitest';
import { deposit, later, plain, quote, repay, situation, step } from '../support/situations.js';
import { accepted } from '../support/worlds.js';

describe('time', () => {
  it('moves by TICK alone: a later event is TICK and then the event', () => {
    const { design, world } = situation('unwinding.cooling');
    const together = accepted(design, world, step({ at: 60n, offered: 1_000n }));
    const ticked = accepted(design, world, plain('TICK', 60n));
    const apart = accepted(design, ticked.world, step({ at: 60n, offered: 1_000n }));
    expect(together.world).toEqual(apart.world);
    expect(together.path).toEqual([...ticked.path, ...apart.path]);
    expect(together.path.slice(0, 3)).toEqual(['market.TICK.accepted', 'unwinding.cooling.route.steppable', 'unwinding.ready.STEP.accepted']);
  });

  it('stands still at the time of the last event: no tick is needed there', () => {
    const { design, world } = situation('healthy');
    expect(accepted(design, world, deposit()).path).toEqual(['healthy.DEPOSIT.accepted']);
    expect(accepted(design, world, quote({ ETH: 101n })).path).toEqual(['market.QUOTE.accepted']);
  });

  it('changes nothing by itself but the clock', () => {
    const { design, world } = situation('atRisk');
    expect(accepted(design, world, plain('TICK', 500n)).world).toEqual({ ...world, market: { ...world.market, at: 500n } });
  });

  it('passes for settled accounts too', () => {
    const settled = later(situation('settled'), plain('TICK', 9_999n), quote({ ETH: 90n }, 9_999n), plain('ACCRUE', 9_999n));
    expect(settled.world.account).toMatchObject({ phase: 'settled', feed: 'fresh' });
  });

  it('gives the same answer when asked again', () => {
    const { design, world } = situation('unwinding.ready');
    for (const event of [step({ at: 3n }), repay({ at: 4n }), plain('TICK', 3_600n)]) expect(accepted(design, world, event)).toEqual(accepted(design, world, event));
  });
});
