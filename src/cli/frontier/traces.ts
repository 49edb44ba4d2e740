import { right } from 'fp-ts/lib/Either.js';
import type { Column, FrontierMap, MapOptions } from '../../audit/frontier/frontier.js';
import { ownTrace, tracesOf } from '../../audit/frontier/traces.js';
import { encodeTrace } from '../../audit/trace.js';
import { FindingsFolder, traceName } from '../audit/findings-folder.js';
import type { NamedDesign } from '../input/design.js';
import type { Read } from '../input/text.js';
import { columnName, plainValue } from '../output/frontier/quantity.js';
import type { Asked } from './asked.js';

/** A run that was written to a file. */
export interface WrittenTrace {
  /** The value of the axis across; null where there is none. */
  readonly value: bigint | null;
  /** The value of the axis along, at which the claim fails. */
  readonly beyond: bigint;
  readonly file: string;
}

/** The traces of a map that were written. */
export interface WrittenTraces {
  readonly beyond: readonly WrittenTrace[];
  /** The file of the design's own; null where it does not fail. */
  readonly own: string | null;
}

/** micro.solvent-within-envelope.bonus-0.05.gap-0.2126.json */
function nameOf(design: string, { question, across, along }: Asked, value: bigint | null, beyond: bigint): string {
  const part = ({ parameter: { name, unit } }: Asked['along']['axis'], at: bigint): string => `${columnName(name, unit)}-${plainValue(unit, at)}`;
  return [design, question.id, ...(across === null || value === null ? [] : [part(across.axis, value)]), part(along.axis, beyond), 'json'].join('.');
}

/** Writes the runs that break a claim, column by column, so that ending the command loses none of those before. */
export class TraceWriter {
  readonly #folder: FindingsFolder;
  readonly #beyond: WrittenTrace[] = [];
  constructor(folder: string, private readonly found: NamedDesign, private readonly asked: Asked, private readonly options: MapOptions) {
    this.#folder = new FindingsFolder('--traces', folder);
  }

  /** Writes those of one column, as the file system can take them. */
  async column(column: Column): Promise<Read<void>> {
    for (const { value, beyond, trace } of tracesOf(this.options, column, this.found.numeraire)) {
      const name = nameOf(this.found.design.name, this.asked, value, beyond);
      this.#folder.write(name, encodeTrace(trace));
      this.#beyond.push({ value, beyond, file: this.#folder.file(name) });
    }
    return await this.#folder.written();
  }

  /** Writes that of the design as it is, where it fails. Returns all that were written. */
  async finish(map: FrontierMap): Promise<Read<WrittenTraces>> {
    const name = traceName(this.found.design.name, this.asked.question.id);
    const own = ownTrace(this.options, map, this.found.numeraire);
    if (own !== null) this.#folder.write(name, encodeTrace(own));
    const written = await this.#folder.written();
    return written._tag === 'Left' ? written : right({ beyond: this.#beyond, own: own === null ? null : this.#folder.file(name) });
  }
}
