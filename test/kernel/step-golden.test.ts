import { describe, expect, it } from 'vitest';
import type { Design, Incentive } from '../../src/kernel/design.js';
import { assess } from '../../src/kernel/health.js';
import { quoteStep, type StepOffer } from '../../src/kernel/step.js';
import { byClaim } from '../support/claims.js';
import { smallDesign, usualPrices, worldWith } from '../support/worlds.js';

interface Row {
  readonly claim: string;
  readonly changes?: Partial<Design>;
  /** Dollars owed against 1000 ether at 100; 85,000 is a health of 0.941. */
  readonly owed?: bigint;
  readonly offered?: bigint;
  readonly elapsed?: bigint;
  readonly depth?: bigint;
  readonly offer: Partial<StepOffer>;
}

const incentive = (changes: Partial<Incentive>): Partial<Design> => ({ incentive: { ...smallDesign().incentive, ...changes } });
const schedule = { ...smallDesign().schedule, unlock: { kind: 'gradual', initial: 2_500n, duration: 300n } } as const;

/** A tenth of the debt at a time, however deep under water. */
const underwater: Partial<Design> = { toxicity: 'allow', sizing: { kind: 'closeFactor', share: 1_000n, wholeBelow: 0n } };

const rows: readonly Row[] = [
  { claim: 'to the target: ⌈(85,000 · 1.05 − 80,000) / (1.05 − 0.84)⌉', offer: { repaid: 44_048n, seized: 462n, fee: 0n, bonus: 500n, limit: 44_048n, rule: 'none' } },
  { claim: 'to a target of one', changes: { target: 10_000n }, offer: { repaid: 31_250n, seized: 328n, limit: 31_250n } },
  { claim: 'as far as it is offered', offered: 9_999n, offer: { repaid: 9_999n, seized: 104n, limit: 44_048n } },
  { claim: 'up to the close factor', changes: { sizing: { kind: 'closeFactor', share: 5_000n, wholeBelow: 9_411n } }, offer: { repaid: 42_500n, seized: 446n } },
  { claim: 'beyond the close factor below its health', changes: { sizing: { kind: 'closeFactor', share: 5_000n, wholeBelow: 9_412n } }, offer: { repaid: 44_048n, seized: 462n } },
  { claim: 'up to the tier', changes: { sizing: { kind: 'tiers', by: 'health', tiers: [{ below: 9_000n, share: 9_000n }, { below: 9_500n, share: 1_111n }] } }, offer: { repaid: 9_444n, seized: 99n } },
  { claim: 'up to the line', changes: { sizing: { kind: 'linear', fromLtv: 8_000n, toLtv: 9_000n, fromShare: 1_000n, toShare: 6_000n } }, offer: { repaid: 29_750n, seized: 312n } },
  { claim: 'the whole leg', changes: { sizing: { kind: 'full' } }, offer: { repaid: 85_000n, seized: 892n, limit: 85_000n } },
  { claim: 'with the protocol\'s share of the bonus', changes: incentive({ protocolShare: 2_000n }), offer: { repaid: 44_048n, seized: 462n, fee: 4n } },
  { claim: 'at the bonus of its health', changes: incentive({ curve: { kind: 'linearInHealth', least: 100n, fullBelow: 8_500n } }), offer: { bonus: 256n, repaid: 40_302n, seized: 413n } },
  { claim: 'at the bonus of its time', changes: incentive({ curve: { kind: 'rampInTime', least: 100n, duration: 600n } }), elapsed: 301n, offer: { bonus: 300n, repaid: 40_930n, seized: 421n } },
  { claim: 'at the bonus that is not toxic', changes: incentive({ nonToxicCeiling: true }), owed: 96_000n, offer: { bonus: 416n, repaid: 95_977n, seized: 999n } },
  { claim: 'at the whole bonus where nothing caps it', changes: { toxicity: 'allow' }, owed: 96_000n, offer: { bonus: 500n, repaid: 95_239n, seized: 1_000n, limit: 96_000n } },
  { claim: 'as far as time has unlocked', changes: { schedule }, offer: { repaid: 21_250n, seized: 223n, limit: 21_250n } },
  { claim: 'as far as time has unlocked later', changes: { schedule }, elapsed: 7n, offer: { repaid: 22_738n, seized: 238n } },
  { claim: 'as far as the depth goes', changes: { depth: { kind: 'share', perStep: 1_000n, perInterval: 5_000n, interval: 60n } }, depth: 2_009n, offer: { repaid: 19_047n, seized: 199n, limit: 19_047n } },
  { claim: 'as far as is worth the keeper\'s while', changes: incentive({ leastReward: 2_500n }), offer: { repaid: 50_000n, seized: 525n, limit: 50_000n, rule: 'leastReward' } },
  { claim: 'no further where the target is worth it', changes: incentive({ leastReward: 2_202n }), offer: { repaid: 44_048n, rule: 'none' } },
  { claim: 'expanded over dust', changes: { dust: { kind: 'expand', floor: 40_953n } }, offer: { repaid: 85_000n, seized: 892n, limit: 44_048n, rule: 'dust' } },
  { claim: 'expanded over dust for an offer of just the whole', changes: { dust: { kind: 'expand', floor: 40_953n } }, offered: 85_000n, offer: { repaid: 85_000n, seized: 892n, rule: 'dust' } },
  { claim: 'expanded where dust is refused, if a single unit off the debt were dust already', changes: { dust: { kind: 'refuse', floor: 85_000n } }, offer: { repaid: 85_000n, seized: 892n, rule: 'dust' } },
  { claim: 'expanded where dust is refused, if a single unit off the collateral were dust already', changes: { ...underwater, dust: { kind: 'refuse', floor: 99_901n } }, owed: 200_000n, offer: { repaid: 95_239n, seized: 1_000n, rule: 'dust' } },
  { claim: 'not expanded where just enough is left', changes: { dust: { kind: 'expand', floor: 40_952n } }, offer: { repaid: 44_048n, seized: 462n, rule: 'none' } },
  { claim: 'the whole collateral for the debt that it pays', changes: { toxicity: 'allow' }, owed: 200_000n, offer: { repaid: 95_239n, seized: 1_000n, limit: 200_000n } },
];

/** The kernel's answer to a step on a course that began at second 1000. */
function answer({ changes = {}, owed = 85_000n, offered = 1_000_000n, elapsed = 0n, depth = 0n }: Omit<Row, 'claim' | 'offer'>, prices = usualPrices): unknown {
  const design = smallDesign(changes);
  const { market, account } = worldWith(design, { collateral: { ETH: 1_000n }, debt: { USD: owed }, prices, market: { at: 1_000n + elapsed }, reserves: { ETH: { depth } } });
  const course = { since: 1_000n, steps: 0n, steppedAt: 1_000n, repaid: [0n, 0n, 0n] };
  return quoteStep(design, market, account, course, assess(design, market, account), { collateral: 0, debt: 2, offered, least: 0n });
}

describe('a step of 1000 ether at 100, threshold 80 %, bonus 5 %', () => {
  it.each(byClaim(rows))('goes %s', (_claim, row) => {
    expect(answer(row)).toMatchObject(row.offer);
  });

  it('is refused over dust where a unit off either leg would still be clean', () => {
    expect(answer({ changes: { dust: { kind: 'refuse', floor: 84_999n } } })).toEqual({ code: 'DUST_REMAINS', needed: 85_000n });
    expect(answer({ changes: { ...underwater, dust: { kind: 'refuse', floor: 99_900n } }, owed: 200_000n })).toEqual({ code: 'DUST_REMAINS', needed: 95_239n });
  });

  it('is none where a leg has no quote', () => {
    expect(answer({}, { ETH: 0n, USD: 1n })).toEqual({ code: 'EMPTY_LEG', held: 1_000n, debt: 85_000n });
    expect(answer({}, { ETH: 100n, USD: 0n })).toEqual({ code: 'EMPTY_LEG', held: 1_000n, debt: 85_000n });
  });
});
