import type { Assurance } from '../../../audit/assurance/assurance.js';
import type { Assured } from '../../../audit/assurance/evidence.js';
import { canonical } from '../../../machine/canonical.js';
import { campaignText, missingText } from './counts.js';
import { evidenceLines } from './evidence-text.js';
import { eventTexts } from './events.js';

/** What a report does not know of itself: where the design is, and which version of us says so. */
export interface SarifPlace {
  /** The file of the design, from the root of the repository. */
  readonly designFile: string;
  readonly version: string;
}

const isResult = ({ verdict }: Assured): boolean => verdict === 'refuted' || verdict === 'open';

/** A result of any kind but `fail` may have no level, so that what stays open is a note that fails. */
const levelOf = ({ verdict, promised }: Assured): 'error' | 'warning' | 'note' => (verdict === 'open' ? 'note' : promised ? 'error' : 'warning');

/** A path as SARIF wants it: forward slashes, and nothing that a URI would read as its own. */
const uriOf = (file: string): string => file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');

const ruleOf = ({ id, theme, claim, why, promised }: Assured) => ({
  id,
  shortDescription: { text: claim },
  fullDescription: { text: `${claim}. ${why}` },
  help: { text: why },
  defaultConfiguration: { level: promised ? 'error' : 'warning' },
  properties: { tags: [theme] },
});

function messageOf(assured: Assured, assurance: Assurance): string {
  const { id, claim, promised, trace } = assured;
  if (trace === null) return `${id} stays open: ${evidenceLines(assured, assurance).map(({ text }) => text).join('; ')}. It says: ${claim}.`;
  const events = trace.events.map(({ type }) => type).join(', ');
  return `${id} is refuted${promised ? '' : ', which the design does not promise,'} by ${trace.events.length.toString()} events (${events}). It says: ${claim}.`;
}

/** The shortest run, event by event: what viewers show as a path through the file. */
const flowsOf = ({ trace }: Assured, location: object) => (trace === null ? {} : {
  codeFlows: [{ threadFlows: [{ locations: eventTexts(trace).map((text) => ({ location: { ...location, message: { text } } })) }] }],
});

function resultOf(assured: Assured, ruleIndex: number, assurance: Assurance, { designFile }: SarifPlace) {
  const location = { physicalLocation: { artifactLocation: { uri: uriOf(designFile) }, region: { startLine: 1 } } };
  return {
    ruleId: assured.id,
    ruleIndex,
    level: levelOf(assured),
    message: { text: messageOf(assured, assurance) },
    locations: [location],
    ...flowsOf(assured, location),
    partialFingerprints: { 'unwindGuarantee/v1': `${assurance.design.design.name}/${assured.id}` },
    properties: { promised: assured.promised, verdict: assured.verdict },
  };
}

/** An assurance as SARIF 2.1.0, for code scanning: a rule for each guarantee, and a result for what is refuted or stays open. */
export function assuranceSarif(assurance: Assurance, place: SarifPlace): string {
  const { design: { design }, guarantees } = assurance;
  const results = guarantees.flatMap((assured, index) => (isResult(assured) ? [resultOf(assured, index, assurance, place)] : []));
  const missing = missingText(assurance);
  const run = {
    tool: { driver: { name: 'unwind', semanticVersion: place.version, rules: guarantees.map(ruleOf) } },
    automationDetails: { id: `unwind/${design.name}/` },
    columnKind: 'utf16CodeUnits',
    invocations: [{ executionSuccessful: true, ...(missing === null ? {} : { toolExecutionNotifications: [{ level: 'warning', message: { text: missing } }] }) }],
    results,
    properties: { campaign: campaignText(assurance) },
  };
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  const plain: unknown = JSON.parse(canonical(log));
  return `${JSON.stringify(plain, null, 2)}\n`;
}
