import type { Design } from '../../kernel/design.js';
import { stepwise } from '../../mechanisms/stepwise/mechanism.js';
import type { Finding, Severity } from '../../mechanisms/stepwise/parameters/checks.js';
import type { Style } from './style.js';
import { lineLength, padded, wrapped } from './table.js';

const severityWidth = 'warning'.length;

const painted = (severity: Severity, style: Style): string => {
  const paint = { holds: style.good, warning: style.doubtful, refused: style.bad };
  return paint[severity](padded(severity, severityWidth));
};

/** What one theorem found: its statement, and below it what its violation costs and gives up. */
function linesOf({ severity, theorem, statement, loss, guarantees }: Finding, width: number, style: Style): readonly string[] {
  const room = lineLength - severityWidth - width - 4;
  const margin = ' '.repeat(severityWidth + width + 4);
  const [first = '', ...rest] = wrapped(statement, room);
  const price = severity === 'holds' ? [] : wrapped(loss, room);
  const given = severity === 'holds' || guarantees.length === 0 ? [] : wrapped(`Gives up: ${guarantees.join(', ')}.`, room);
  return [
    `${painted(severity, style)}  ${padded(theorem, width)}  ${first}`,
    ...[...rest, ...price, ...given].map((line) => `${margin}${line}`),
  ];
}

const counted = (findings: readonly Finding[], severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;

/** What the theorems found, in their order, and how many of each severity. */
export function findingLines(findings: readonly Finding[], style: Style): readonly string[] {
  const width = Math.max(...findings.map(({ theorem }) => theorem.length));
  const [holds, warnings, refused] = [counted(findings, 'holds'), counted(findings, 'warning'), counted(findings, 'refused')];
  const said = `${holds.toString()} hold, ${warnings.toString()} warn, ${refused.toString()} refuse${refused > 0 ? ': no machine runs this design.' : '.'}`;
  const paint = refused > 0 ? style.bad : warnings > 0 ? style.doubtful : style.good;
  return [...findings.flatMap((finding) => linesOf(finding, width, style)), '', paint(said)];
}

/** What the parameters promise, by the registry of guarantees: the machine enforces just that. */
export function promiseLines(design: Design, style: Style): readonly string[] {
  const waived = stepwise.guarantees.filter(({ promisedBy }) => !promisedBy(design)).map(({ id }) => id);
  const [kept, all] = [stepwise.guarantees.length - waived.length, stepwise.guarantees.length];
  if (waived.length === 0) return [style.good(`All ${all.toString()} guarantees are promised.`)];
  return wrapped(`${kept.toString()} of ${all.toString()} guarantees are promised; not: ${waived.join(', ')}.`, lineLength).map(style.doubtful);
}

/** The moves that the design survives, in the words of the theorems that compute them. */
export function gapLines(findings: readonly Finding[], style: Style): readonly string[] {
  const gaps = findings.filter(({ theorem, severity }) => severity === 'holds' && (theorem === 'survivable-fall' || theorem === 'survivable-rise'));
  const said = gaps.map(({ statement }) => statement).join(' ');
  return gaps.length === 0 ? [style.bad('Survivable gap: none.')] : wrapped(`Survivable gap: ${said}`, lineLength).map(style.strong);
}
