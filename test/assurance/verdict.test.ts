import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../src/audit/assurance/evidence.js';
import { assumptionsBehind, levelOf, verdictOf } from '../../src/audit/assurance/verdict.js';
import { isWhole, shareOf } from '../../src/audit/assurance/campaign-part.js';
import { searchingOf } from '../../src/audit/assurance/merge.js';
import { always } from '../support/exact.js';
import { explored, proof, sample, walked } from './sample.js';

const tested = searchingOf(7, [{ index: 0, of: 1, runs: 10, judged: 4 }]);
const untouched = searchingOf(7, [{ index: 0, of: 1, runs: 10, judged: 0 }]);

describe('evidence', () => {
  const rows: readonly (readonly [string, Evidence, string])[] = [
    ['a complete proof', proof, 'proved'],
    ['a proof with an obligation left', { ...proof, discharged: 11 }, 'open'],
    ['a proof of worlds that the machine may never get into', { ...proof, isInductive: false }, 'open'],
    ['a proof of nothing', { ...proof, obligations: 0, discharged: 0 }, 'open'],
    ['a proof that followed no path', { ...proof, paths: 0 }, 'open'],
    ['an exploration of everything', explored, 'exhausted'],
    ['an exploration that met no case', { ...explored, judged: 0 }, 'open'],
    ['an exploration that ran out of memory', { ...explored, stoppedBy: 'memory' }, 'open'],
    ['an exploration that was interrupted', { ...explored, stoppedBy: 'interrupt' }, 'open'],
    ['runs that judged something', tested, 'tested'],
    ['runs that judged nothing', untouched, 'open'],
    ['a walk that judged something', walked, 'tested'],
    ['a walk that judged nothing', { ...walked, judged: 0 }, 'open'],
  ];

  it.each(rows)('of %s shows no more than it does', (_what, evidence, level) => {
    expect(levelOf(evidence)).toBe(level);
    expect(verdictOf([evidence], false)).toBe(level);
  });
});

describe('a verdict', () => {
  const all: readonly Evidence[] = [proof, explored, tested, untouched];
  const verdicts = ['proved', 'exhausted', 'tested', 'open'];

  it('is refuted by a counterexample, whatever else is known', () => {
    always(fc.subarray([...all]), (evidence) => verdictOf(evidence, true) === 'refuted');
  });

  it('is what the strongest evidence shows, in any order, and open without any', () => {
    always(fc.shuffledSubarray([...all]), (evidence) => {
      const strongest = Math.min(3, ...evidence.map((each) => all.indexOf(each)));
      expect(verdictOf(evidence, false)).toBe(verdicts[strongest]);
    });
  });

  it('names assumptions of what it rests on, each once, and none of what decided nothing', () => {
    const { guarantees } = sample();
    expect(assumptionsBehind(guarantees)).toEqual([...explored.assumptions, ...proof.assumptions]);
    const open = guarantees.filter(({ verdict }) => verdict === 'open');
    expect(open.flatMap(({ evidence }) => evidence).some((each) => each.kind === 'exploration')).toBe(true);
    expect(assumptionsBehind(open)).toEqual([]);
  });
});

describe('the shards of a campaign', () => {
  const campaigns = fc.record({ runs: fc.nat(5_000), of: fc.integer({ min: 1, max: 40 }) });

  it('are the whole campaign, without gap or overlap, and differ by one run at most', () => {
    always(campaigns, (campaign) => {
      const shares = Array.from({ length: campaign.of }, (_, index) => shareOf(campaign, index));
      shares.forEach(({ first }, index) => expect(first).toBe(shares.slice(0, index).reduce((sum, { count }) => sum + count, 0)));
      expect(shares.reduce((sum, { count }) => sum + count, 0)).toBe(campaign.runs);
      expect(Math.max(...shares.map(({ count }) => count)) - Math.min(...shares.map(({ count }) => count))).toBeLessThanOrEqual(1);
    });
  });

  it('are whole only where each is there and came to its end', () => {
    always(campaigns.filter(({ runs, of }) => runs >= of), ({ runs, of }) => {
      const shards = Array.from({ length: of }, (_, index) => ({ index, runs: shareOf({ runs, of }, index).count, edges: 1 }));
      expect(isWhole({ seed: 1, runs, of, shards })).toBe(true);
      expect(isWhole({ seed: 1, runs, of, shards: shards.slice(1) })).toBe(false);
      expect(isWhole({ seed: 1, runs, of, shards: shards.map((shard) => ({ ...shard, runs: shard.runs - (shard.index === of - 1 ? 1 : 0) })) })).toBe(false);
    });
  });
});
