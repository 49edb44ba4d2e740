import type { Survey } from '../../../audit/protocol/survey.js';
import { grouped } from '../assurance/counts.js';
import type { Style } from '../style.js';
import { lineLength, tableOf, wrapped } from '../table.js';
import { painted } from './verdict.js';

const extentLine = ({ few, full }: Survey): string =>
  `With few units: ${few.isWhole ? 'all ' : ''}${grouped(few.states)} states, ${grouped(few.edges)} edges, depth ${few.depth.toString()}${few.isWhole ? '' : ', and no end'}. In full: ${grouped(full.states)} states, ${grouped(full.edges)} edges.`;

function evidenceOf({ reason, judged, refutation }: Survey['findings'][number]): string {
  if (reason !== null) return reason;
  return refutation === null ? `judged ${grouped(judged.few)} times with few units, ${grouped(judged.full)} in full` : refutation.moves.join(', ');
}

/** What was found of several accounts that share a market, for people. */
export function surveyLines(survey: Survey, style: Style): readonly string[] {
  const guarantees = survey.findings.map((finding) => [finding.claim.id, painted(finding.verdict, style), evidenceOf(finding)]);
  const reachings = survey.reachings.map(({ reach: { id }, reason, reached }) => [id, reached !== null ? style.good('reached') : reason === null ? style.bad('never') : style.faint('not applicable'), reached?.moves.join(', ') ?? reason ?? '']);
  return [
    style.strong('Several accounts that share the market'), ...wrapped(extentLine(survey), lineLength), '',
    ...tableOf([{ head: 'guarantee' }, { head: 'verdict' }, { head: 'evidence', mayCut: true }], guarantees, style.strong), '',
    ...tableOf([{ head: 'what has to happen' }, { head: '' }, { head: 'by', mayCut: true }], reachings, style.strong), '',
  ];
}

/** The same for programs. */
export const plainSurvey = ({ few, full, findings, reachings }: Survey) => ({
  few: { states: few.states, edges: few.edges, depth: few.depth, isWhole: few.isWhole }, full: { states: full.states, edges: full.edges, depth: full.depth },
  guarantees: findings.map(({ claim: { id, claim }, verdict, judged, reason, refutation }) => ({ id, claim, verdict, judged, reason, refutation })),
  reached: reachings.map(({ reach: { id, claim, why }, reason, reached }) => ({ id, claim, why, reason, reached })),
});
