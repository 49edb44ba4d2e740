import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/audit/prove/finding.js';
import type { TransitionProof } from '../../src/audit/prove/prove.js';
import type { Design } from '../../src/kernel/design.js';
import { loadPreset } from '../support/designs.js';
import { instrumentedWith, shown } from './machine.js';

/** What became of one claim. */
const findingOf = ([proof]: readonly TransitionProof[], id: string): Finding | undefined =>
  proof?.shown.find(({ subject }) => subject.kind !== 'ways' && subject.id === id)?.finding;

const closeFactor = loadPreset('fixed-close-factor').design;
const dutch = loadPreset('dutch-auction').design;
const zeroFloor: Design = { ...dutch, auction: { ...dutch.auction, reserve: 0n } };

// Each of these is known to be false: a prover that could not tell would prove the opposite as well.
describe('unwinding.ready', () => {
  it('a step below the frontier lowers health where the design does not escalate there', async () => {
    const finding = findingOf(await shown(closeFactor, ['unwinding.ready.STEP.accepted'], ['no-toxic-spiral']), 'no-toxic-spiral');
    expect(finding?.kind).toBe('refuted');
  });

  it('a step goes past its target by less than a unit: without that slack, overliquidation is found', async () => {
    const machine = await instrumentedWith('no-slack', {
      file: 'properties/stepwise/overliquidation.ts', find: 'is.owed * design.target * B + slack', replace: 'is.owed * design.target * B + slack * 0n',
    });
    const finding = findingOf(await shown(loadPreset('micro').design, ['unwinding.ready.STEP.accepted'], ['step-stops-at-target'], machine), 'step-stops-at-target');
    expect(finding?.kind).toBe('refuted');
  });
});

describe('unwinding.exhausted', () => {
  it('an auction without a reserve opens with a floor of nothing', async () => {
    const finding = findingOf(await shown(zeroFloor, ['unwinding.exhausted.OPEN_AUCTION.accepted'], ['rounds-have-prices']), 'rounds-have-prices');
    expect(finding?.kind).toBe('refuted');
  });
});
