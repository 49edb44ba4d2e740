import type { Assurance } from '../../src/audit/assurance/assurance.js';
import { type AssuranceFormat, rendered } from '../../src/cli/output/assurance/formats.js';
import { styleOf } from '../../src/cli/output/style.js';

/** A report in a form, as a terminal or a file gets it. */
export function shown(format: AssuranceFormat, report: Assurance, isTerminal = false): string {
  const writer = { write: () => Promise.resolve(), isTerminal };
  const style = styleOf({ stdout: writer, stderr: writer, readInput: () => '', environment: {}, interrupted: new AbortController().signal }, writer);
  return rendered(format, report, { style, again: (id) => `unwind run ${id}.json`, designFile: 'designs/my design.toml', version: '1.2.3' });
}

/** The same report with every text of a guarantee replaced, to see whether a form can bear it. */
export const withText = (report: Assurance, text: string): Assurance =>
  ({ ...report, guarantees: report.guarantees.map((assured) => ({ ...assured, claim: text, why: text })) });

/** What would end a cell, a tag or an attribute early, and what XML cannot hold at all. */
export const nasty = 'a | b < c & d > "e" \'f\' `g` [h](i) ]]> \u0000\u001B\uFFFF \uD800 é €\nnext\tline\r';
