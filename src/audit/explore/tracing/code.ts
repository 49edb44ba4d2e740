import { type Compiled, compiled, nowhere } from './compile.js';
import type { Addition, Fork, Ways } from './ways.js';

/** Where in the table the code stands for what the answers of a question lead to. */
interface Slots {
  yes: number | null;
  no: number | null;
}

/**
 * Ways as functions, of which those that are compiled stay while more is learnt: an engine takes some ten thousand runs to make a function
 * fast, and would begin anew with each that is written anew.
 */
export class Code {
  /** Takes a way on plain inputs: the id of its end, or −1 where none is known. */
  run: Compiled = nowhere;
  /** Additions since all was written anew. */
  patches = 0;
  #table: Compiled[] = [];
  #slots = new Map<Fork, Slots>();
  constructor(readonly ways: Ways) {}

  /** Takes in what was added to the ways. */
  grow({ under, answer, way }: Addition): void {
    const made = compiled(this.ways.algebra, way, this.#table, this.#slotUnder);
    if (under === null) this.run = made;
    else this.#table[this.#slotUnder(under, answer)] = made;
    this.patches += 1;
  }

  /** Writes all anew: what was learnt piece by piece runs faster in one. */
  rewrite(): void {
    this.#table = [];
    this.#slots = new Map();
    const { root } = this.ways;
    if (root !== null) this.grow({ under: null, answer: false, way: root });
    this.patches = 0;
  }

  readonly #slotUnder = (fork: Fork, answer: boolean): number => {
    const known = this.#slots.get(fork) ?? { yes: null, no: null };
    const slot = (answer ? known.yes : known.no) ?? this.#table.push(nowhere) - 1;
    if (answer) known.yes = slot;
    else known.no = slot;
    this.#slots.set(fork, known);
    return slot;
  };
}
