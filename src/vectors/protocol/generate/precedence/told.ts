import type { PlainAnswer, PlainWorld } from '../../../../machine/dialect.js';
import { unchecked } from '../../../witness/watch.js';
import { executed, type Executable, type ProtocolWitness } from '../../witness.js';
import { protocolCellName } from '../cell.js';
import { textOf } from '../edge.js';
import { cellOfPair } from './pair.js';
import { precedenceCells } from './pairs.js';

const wanted: ReadonlySet<string> = new Set(precedenceCells.map(protocolCellName));

/** What comes of the first event of a case if nothing is refused with its code: null where the rest of the mechanism relies on that check, and cannot go on. */
function withoutCheck(witness: ProtocolWitness, executable: Executable, code: string): string | null {
  try {
    return executed(witness, executable, unchecked(code))?.answers[0]?.code ?? null;
  } catch {
    return null;
  }
}

/** The pairs, of those that are cells, that a case tells the order of: an event is answered with the one, and without the checks for that with the other. */
export function pairsTold(witness: ProtocolWitness, { dialect, params, init, events }: Executable, answers: readonly PlainAnswer[]): readonly string[] {
  let world: PlainWorld = init;
  return events.flatMap((event, place) => {
    const { code, market, accounts } = answers[place] ?? { code: 'OK', ...world };
    const later = code === 'OK' ? null : withoutCheck(witness, { dialect, params, init: world, events: [event] }, code);
    if (code === 'OK') world = { market, accounts };
    return later === null || later === 'OK' ? [] : [protocolCellName(cellOfPair(dialect, { type: textOf(event['type']), earlier: code, later }))].filter((cell) => wanted.has(cell));
  });
}
