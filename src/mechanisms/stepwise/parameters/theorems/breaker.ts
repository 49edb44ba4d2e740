import type { Blockable, Design } from '../../../../kernel/design.js';
import { durationToHuman, ratioToHuman } from '../human.js';
import { holds, refuses, type Theorem, warns } from './finding.js';

const quotesMayAge: Theorem = {
  id: 'quotes-may-age',
  claim: 'A quote is good for longer than the second in which it is made.',
  guarantees: ['never-stuck'],
  check: ({ breaker: { maxAge } }) => [
    maxAge > 0n
      ? holds(`Quotes are good for ${durationToHuman(maxAge)}.`, { maxAge })
      : refuses('The largest age of a quote is 0.', { maxAge }, 'Every quote is stale a second later, and nothing that it blocks ever happens.'),
  ],
};

const breakerReleases: Theorem = {
  id: 'breaker-releases-itself',
  claim: 'A tripped breaker stays tripped for a while, and releases itself.',
  guarantees: ['never-stuck', 'stale-quotes-seize-nothing'],
  check: ({ breaker: { release } }) => [
    release > 0n
      ? holds(`A tripped breaker releases itself after ${durationToHuman(release)}.`, { release })
      : refuses('The release is 0.', { release }, 'The breaker is released before it is tripped, and protects nobody.'),
  ],
};

const seizures: readonly Blockable[] = ['STEP', 'OPEN_AUCTION', 'TAKE', 'RESET_AUCTION', 'RECOGNISE_LOSS'];
const lending: readonly Blockable[] = ['WITHDRAW', 'BORROW'];

/** A theorem on what a stale feed, and what a tripped breaker, must block. */
function blocks(id: string, claim: string, wanted: readonly Blockable[], guarantees: readonly string[], loss: string): Theorem {
  const check = ({ breaker }: Design) =>
    ([['Stale quotes', breaker.whenStale], ['A tripped breaker', breaker.whenTripped]] as const).map(([when, blocked]) => {
      const open = wanted.filter((event) => !blocked.includes(event));
      const numbers = { open: BigInt(open.length) };
      return open.length === 0
        ? holds(`${when}: ${wanted.join(', ')} are blocked.`, numbers)
        : warns(`${when}: ${open.join(', ')} stay open.`, numbers, loss);
    });
  return { id, claim, guarantees, check };
}

const wakesOnlyBeyondTheEnvelope: Theorem = {
  id: 'breaker-sleeps-within-the-envelope',
  claim: 'No move within the envelope trips a breaker that blocks steps, nor do several that are measured against one anchor.',
  guarantees: ['solvent-within-envelope'],
  check: ({ breaker, envelope }) => {
    const { largestMove, moveInterval, release } = breaker;
    const largest = envelope.largestDrop > envelope.largestRise ? envelope.largestDrop : envelope.largestRise;
    const numbers = { largestMove, largest, moveInterval, reaction: envelope.reaction, release };
    const blocked = (['STEP', 'OPEN_AUCTION', 'TAKE'] as const).filter((event) => breaker.whenTripped.includes(event));
    if (blocked.length === 0 || (largest <= largestMove && moveInterval <= envelope.reaction)) return [holds(`Moves of up to ${ratioToHuman(largest)} block nothing.`, numbers)];
    const moves = largest > largestMove ? `A move of ${ratioToHuman(largest)} lies` : `Several moves of up to ${ratioToHuman(largest)} within ${durationToHuman(moveInterval)} lie`;
    return [
      warns(
        `${moves} within the envelope, and may trip the breaker at ${ratioToHuman(largestMove)}.`,
        numbers,
        `${blocked.join(', ')} are blocked for up to ${durationToHuman(release)} while the price may fall again.`,
      ),
    ];
  },
};

const quotesOutliveTheReaction: Theorem = {
  id: 'quotes-outlive-the-reaction',
  claim: 'A quote is still fresh when keepers react to it.',
  guarantees: ['solvent-within-envelope'],
  check: ({ breaker: { maxAge }, envelope: { reaction } }) => {
    const numbers = { maxAge, reaction };
    return [
      reaction <= maxAge
        ? holds(`Keepers react within ${durationToHuman(reaction)}, quotes are good for ${durationToHuman(maxAge)}.`, numbers)
        : warns(
            `Keepers react within ${durationToHuman(reaction)}, but quotes are good for ${durationToHuman(maxAge)} only.`,
            numbers,
            'Steps wait for the next quote, which may be lower by the largest drop once more.',
          ),
    ];
  },
};

export const breakerTheorems: readonly Theorem[] = [
  quotesMayAge,
  breakerReleases,
  blocks(
    'stale-quotes-block-seizures',
    'While quotes are stale or the breaker is tripped, no step, auction, take or loss happens.',
    seizures,
    ['stale-quotes-seize-nothing'],
    'Collateral may be seized, priced or written off at a quote that the market has left: up to the whole bonus and the whole move since.',
  ),
  blocks(
    'stale-quotes-block-lending',
    'While quotes are stale or the breaker is tripped, nobody withdraws or borrows.',
    lending,
    ['solvent-within-envelope'],
    'An owner who sees the fall first may take out collateral, or borrow, against the old quote.',
  ),
  wakesOnlyBeyondTheEnvelope,
  quotesOutliveTheReaction,
];
