import type { Surroundings, Writer } from '../surroundings.js';

/** Ways to set text apart on a terminal. */
export interface Style {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly doubtful: (text: string) => string;
}

const plainly = (text: string): string => text;
const sequence = (open: number, close: number) => (text: string): string => (text === '' ? '' : `\u001B[${open.toString()}m${text}\u001B[${close.toString()}m`);

const plain: Style = { strong: plainly, faint: plainly, good: plainly, bad: plainly, doubtful: plainly };
const coloured: Style = { strong: sequence(1, 22), faint: sequence(2, 22), good: sequence(32, 39), bad: sequence(31, 39), doubtful: sequence(33, 39) };

/** Colour on a terminal only, and not where NO_COLOR asks for none. */
export function styleOf({ environment }: Surroundings, writer: Writer): Style {
  const isRefused = (environment['NO_COLOR'] ?? '') !== '' || environment['TERM'] === 'dumb';
  return writer.isTerminal && !isRefused ? coloured : plain;
}
