import type { ProtocolFinding, ProtocolReport, ProtocolVerdict } from '../../../audit/protocol/assess.js';
import { replayed } from '../../../audit/protocol/replay.js';
import type { NamedProtocol } from '../../input/protocol.js';
import { grouped } from '../assurance/counts.js';
import { jsonDocument } from '../json.js';
import type { Style } from '../style.js';
import { tableOf, wrapped, lineLength } from '../table.js';
import { moveLines } from './moves.js';
import { plainSurvey, surveyLines } from './survey.js';
import { painted } from './verdict.js';

const verdicts: readonly ProtocolVerdict[] = ['exhausted', 'tested', 'refuted', 'open', 'not applicable'];

function evidenceOf({ verdict, reason, judged, refutation }: ProtocolFinding): string {
  if (reason !== null) return reason;
  if (refutation !== null) return `${refutation.moves.length.toString()} ${refutation.moves.length === 1 ? 'move' : 'moves'}${refutation.setting === 'small' ? ', with small amounts' : ''}`;
  if (verdict === 'open') return 'nothing put it to the test';
  return `judged ${grouped(judged.small)} times with small amounts, ${grouped(judged.full)} in full`;
}

function refutationLines(protocol: NamedProtocol, { claim, refutation }: ProtocolFinding, again: (id: string) => string, style: Style): readonly string[] {
  if (refutation === null) return [];
  const opening = protocol.sceneAt(refutation.opening);
  const made = replayed(opening, refutation.moves);
  return [style.bad(`${claim.id} is refuted`), ...wrapped(claim.claim, lineLength), '', ...(made._tag === 'Right' ? moveLines(opening, made.right, style) : []), `Again: ${again(claim.id)}`, ''];
}

const countsIn = (findings: readonly Pick<ProtocolFinding, 'verdict'>[]): string => verdicts.map((verdict) => `${findings.filter((each) => each.verdict === verdict).length.toString()} ${verdict}`).join(', ');

/** What an audit of a deployed protocol found, for people. */
export function protocolReportLines(protocol: NamedProtocol, { small, full, walks, seed, findings, market }: ProtocolReport, again: (id: string) => string, style: Style): readonly string[] {
  const rows = findings.map((finding) => [finding.claim.id, painted(finding.verdict, style), evidenceOf(finding)]);
  return [
    style.strong(`${protocol.name}, a market of ${protocol.dialect}`), ...wrapped(protocol.about, lineLength),
    `With small amounts: ${small.isWhole ? 'all ' : ''}${grouped(small.states)} states, ${grouped(small.edges)} edges, depth ${small.depth.toString()}${small.isWhole ? '' : ', and no end'}.`,
    `In full: ${grouped(full.states)} states from the opening on, ${grouped(full.edges)} edges; ${grouped(walks.runs)} walks from seed ${seed.toString()}, ${grouped(walks.edges)} edges.`,
    '', ...tableOf([{ head: 'guarantee' }, { head: 'verdict' }, { head: 'evidence', mayCut: true }], rows, style.strong), '',
    ...wrapped('Exhausted: every state that these moves lead to from the small opening, at nine prices of the collateral, for one account with one collateral and one debt. What is not applicable says why.', lineLength).map(style.faint), '',
    ...findings.flatMap((finding) => refutationLines(protocol, finding, again, style)),
    ...(market === null ? [] : surveyLines(market, style)),
    `${countsIn([...findings, ...(market?.findings ?? [])])}.`,
  ];
}

const plainOfEngine = ({ states, edges, depth, isWhole }: ProtocolReport['small']) => ({ states, edges, depth, isWhole });

/** The same for programs. */
export const protocolReportJson = (protocol: NamedProtocol, { small, full, walks, seed, findings, market }: ProtocolReport): string => jsonDocument({
  protocol: protocol.name, dialect: protocol.dialect, seed, small: plainOfEngine(small), full: plainOfEngine(full), walks: { runs: walks.runs, edges: walks.edges },
  guarantees: findings.map(({ claim: { id, theme, kind, claim }, verdict, judged, reason, refutation }) =>
    ({ id, theme, kind, claim, verdict, judged, reason, refutation: refutation === null ? null : { setting: refutation.setting, moves: refutation.moves } })),
  market: market === null ? null : plainSurvey(market),
});
