import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { right, tryCatch } from 'fp-ts/lib/Either.js';
import { encodeTrace, type Trace } from '../../audit/trace.js';
import { inputProblem, type Read } from '../input/text.js';
import { writeWhole } from '../output/sink.js';

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

/** A folder that is made when the first file is written into it. */
export function folderFor(option: string, folder: string): Read<void> {
  const made = tryCatch(() => mkdirSync(folder, { recursive: true }), messageOf);
  return made._tag === 'Left' ? inputProblem('UNREADABLE', option, 'a folder that can be written', made.left) : right(undefined);
}

/** Writes files as they are found, one after another, so that ending the command at any time loses none of those before. */
export class FindingsFolder {
  #last: Promise<Read<void>> = Promise.resolve(right(undefined));
  constructor(private readonly option: string, private readonly folder: string) {}

  /** The file of a name in the folder. */
  file(name: string): string {
    return join(this.folder, name);
  }

  write(name: string, text: string): void {
    this.#last = this.#last.then(async (before) => {
      if (before._tag === 'Left') return before;
      const made = folderFor(this.option, this.folder);
      return made._tag === 'Left' ? made : await writeWhole(this.file(name), text);
    });
  }

  /** What came of all that was written: the first thing that went wrong. */
  written(): Promise<Read<void>> {
    return this.#last;
  }
}

/** The file of a guarantee's counterexample. */
export const traceName = (design: string, id: string): string => `${design}.${id}.json`;

/** Writes counterexamples into a folder. A later one of the same guarantee takes the place of an earlier one. */
export const writingTraces = (folder: FindingsFolder, design: string) => (id: string, trace: Trace): void => folder.write(traceName(design, id), encodeTrace(trace));
