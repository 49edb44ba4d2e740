import { B, bonusOn, isCovered } from '../measure.js';
import { onEdges, type StepwiseGuarantee } from './claim.js';
import { byLegs } from './legs.js';

const theme = 'Health';

const stepImprovesHealth = onEdges(theme, {
  id: 'step-improves-health', kind: 'step',
  claim: 'where covered (value ≥ debt × (1 + bonus)), a step never lowers health; strictly raises it above the boundary HF = threshold × (1 + bonus) of its leg',
  why: 'A liquidation that makes the account worse feeds the next one.',
  promisedBy: ({ toxicity, assets }) => toxicity === 'escalate' || assets.filter(({ threshold }) => threshold > 0n).length <= 1,
}, ['STEP'], byLegs(({ asset, multiplier }, { design, before, was, is }) => {
  if (!isCovered(was, bonusOn(design, before)) || is.owed === 0n) return true;
  const isAboveBoundary = was.backing * B > was.owed * asset.threshold * multiplier;
  return isAboveBoundary ? is.backing * was.owed > was.backing * is.owed : is.backing * was.owed >= was.backing * is.owed;
}));

const noToxicSpiral = onEdges(theme, {
  id: 'no-toxic-spiral', kind: 'step',
  claim: 'where a step would lower health, the mechanism does not offer it (escalates instead)',
  why: 'Below the frontier every step digs the hole deeper: the toxic liquidation spirals of Warmuz et al.',
  promisedBy: ({ toxicity }) => toxicity === 'escalate',
}, ['STEP'], ({ was, is }) => is.backing * was.owed >= was.backing * is.owed);

const coverageIsPreserved = onEdges(theme, {
  id: 'coverage-is-preserved', kind: 'step',
  claim: 'a covered account stays covered by any step at constant quotes',
  why: 'What could have been repaid with its bonus still can: steps alone never make bad debt.',
}, ['STEP'], ({ design, before, was, is }) => {
  const bonus = bonusOn(design, before);
  return !isCovered(was, bonus) || isCovered(is, bonus);
});

export const health: readonly StepwiseGuarantee[] = [stepImprovesHealth, noToxicSpiral, coverageIsPreserved];
