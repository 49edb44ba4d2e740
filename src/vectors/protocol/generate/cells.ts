import type { PlainAnswer, PlainRecord } from '../../../machine/dialect.js';
import { dialects } from '../../../mechanisms/dialects.js';
import type { Site } from '../../witness/load.js';
import type { Covers } from '../../format/vector.js';
import type { Execution, ProtocolWitness } from '../witness.js';
import type { Recorded } from '../vector.js';
import { leavesApart } from './beside.js';
import { type ProtocolCell, protocolCellName } from './cell.js';
import { textOf } from './edge.js';
import { endsOf } from './ends.js';

const howsOf: Readonly<Record<Site['kind'], readonly string[]>> = { guard: ['below', 'at', 'above'], choice: ['below', 'above'], rounding: ['inexact', 'exact'] };

/** The dialects that a place of a kernel decides in: pre-liquidation is a market of Morpho's with a contract beside it, which has its places in a folder of its own. */
export function dialectOfSite({ name }: Site): string {
  if (name.startsWith('morpho-blue/pre-liquidation/')) return 'morpho-pre-liquidation@1';
  return `${name.slice(0, name.indexOf('/'))}@1`;
}

/** Every cell that does not depend on what was recorded. */
export const fixedCells = ({ sites }: Pick<ProtocolWitness, 'sites'>): readonly ProtocolCell[] => [...dialects.values()].flatMap(({ id: dialect, eventTypes, reasons }) => [
  ...eventTypes.map((name): ProtocolCell => ({ dialect, kind: 'event', name, how: 'accepted' })),
  ...reasons.flatMap((name): readonly ProtocolCell[] => [{ dialect, kind: 'refusal', name, how: 'returned' }, { dialect, kind: 'neighbour', name, how: 'beside it' }]),
  ...(endsOf[dialect] ?? []).map(({ name }): ProtocolCell => ({ dialect, kind: 'end', name, how: 'reached' })),
  ...sites.filter((site) => dialectOfSite(site) === dialect).flatMap(({ name, kind }) => howsOf[kind].map((how): ProtocolCell => ({ dialect, kind, name, how }))),
]);

/** What was recorded of a call, in short: the file, the type of the event, the answer and what it announced. */
export function recordedName({ file }: Recorded, event: PlainRecord, { code, announced }: PlainAnswer): string {
  const kinds = [...new Set(announced.map((said) => textOf(said['kind'])))];
  return `${file.replace('.jsonl.gz', '')}: ${textOf(event['type'])} ${code}${kinds.length === 0 ? '' : ` (${kinds.join(', ')})`}`;
}

/** Refusals that have, in the same vector, an accepted event of their type that differs in one value, asked in the same world. */
const neighbouring = (events: readonly PlainRecord[], answers: readonly PlainAnswer[]): readonly string[] => answers.flatMap(({ code }, place) => {
  const [event, next, after] = [events[place], events[place + 1], answers[place + 1]];
  if (code === 'OK' || event === undefined || next === undefined || after?.code !== 'OK') return [];
  return event['type'] === next['type'] && leavesApart(event, next) === 1 ? [code] : [];
});

/** The cells that a vector covers by itself. */
export function cellsOfProtocol(witness: Pick<ProtocolWitness, 'sites'>, dialect: string, events: readonly PlainRecord[], { answers, seen }: Execution, covers: Covers, recorded: Recorded | null): readonly string[] {
  const told = new Set([...covers.guards, ...covers.roundings]);
  const ownSites = new Set(witness.sites.filter((site) => dialectOfSite(site) === dialect).map(({ name }) => name));
  const met = witness.sites.filter(({ name }) => ownSites.has(name)).flatMap(({ name, kind }) => [...(seen.get(name) ?? [])].flatMap((how): readonly ProtocolCell[] =>
    ((how === 'at' || how === 'inexact') && !told.has(name) ? [] : [{ dialect, kind, name, how }])));
  const first = answers[0];
  const [event] = events;
  return [
    ...covers.transitions.map((name): ProtocolCell => ({ dialect, kind: 'event', name, how: 'accepted' })),
    ...covers.refusals.map((name): ProtocolCell => ({ dialect, kind: 'refusal', name, how: 'returned' })),
    ...neighbouring(events, answers).map((name): ProtocolCell => ({ dialect, kind: 'neighbour', name, how: 'beside it' })),
    ...(endsOf[dialect] ?? []).filter(({ isReached }) => answers.some(isReached)).map(({ name }): ProtocolCell => ({ dialect, kind: 'end', name, how: 'reached' })),
    ...(recorded === null || first === undefined || event === undefined ? [] : [{ dialect, kind: 'recorded', name: recordedName(recorded, event, first), how: 'asked' } satisfies ProtocolCell]),
    ...met,
  ].map(protocolCellName);
}
