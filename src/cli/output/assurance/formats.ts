import type { Assurance } from '../../../audit/assurance/assurance.js';
import { encodeAssurance } from '../../../audit/assurance/file.js';
import type { Style } from '../style.js';
import { assuranceJunit } from './junit.js';
import { assuranceMarkdown } from './markdown.js';
import { assuranceSarif, type SarifPlace } from './sarif.js';
import { assuranceLines } from './table.js';

export const assuranceFormats = ['table', 'json', 'markdown', 'sarif', 'junit'] as const;
export type AssuranceFormat = (typeof assuranceFormats)[number];

/** The format that the ending of a file asks for. */
const byEnding: Readonly<Record<string, AssuranceFormat>> = { json: 'json', md: 'markdown', sarif: 'sarif', xml: 'junit' };

/** The format of a file by its ending, and a table where that says nothing. */
export const formatFor = (file: string | undefined): AssuranceFormat => byEnding[/\.(?<ending>[a-z]+)$/.exec(file ?? '')?.groups?.['ending'] ?? ''] ?? 'table';

/** All that a rendering needs beside the report. */
export interface Rendering extends SarifPlace {
  readonly style: Style;
  /** The command that repeats the refutation of a guarantee. */
  readonly again: (id: string) => string;
}

/** A report as text, with its last line ended. */
export function rendered(format: AssuranceFormat, assurance: Assurance, { style, again, ...place }: Rendering): string {
  switch (format) {
    case 'table':
      return assuranceLines(assurance, again, style).map((line) => `${line}\n`).join('');
    case 'json':
      return encodeAssurance(assurance);
    case 'markdown':
      return assuranceMarkdown(assurance);
    case 'sarif':
      return assuranceSarif(assurance, place);
    case 'junit':
      return assuranceJunit(assurance);
  }
}
