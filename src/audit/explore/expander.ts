import type { Event } from '../../kernel/event.js';
import type { Phase, World } from '../../kernel/world.js';
import { handlerIn, isPhase } from '../../machine/chart.js';
import type { Layout, Move } from '../../machine/setting.js';
import type { EdgeAnswer } from './edge.js';

/** How answers end: all of an answer but the numbers of the world that it leads to. */
export interface Ending {
  readonly move: number;
  /** The code of a refusal; null where the event was accepted. */
  readonly code: string | null;
  readonly path: readonly string[];
  readonly broken: readonly string[];
  readonly held: readonly string[];
  /** The shape of the world that it leads to; −1 for a refusal. */
  readonly shape: number;
}

/** Is told of each answer: how it ends, which choice of the move it answers, and the values of the world that it leads to, valid until it returns. */
export type OnAnswer = (ending: number, choice: number, values: Int32Array) => void;

/** Finds all answers at a state. */
export interface Expander {
  /** Every ending met so far, by number. */
  readonly endings: readonly Ending[];
  /** Every shape met so far, by number. */
  readonly shapes: readonly string[];
  readonly shapeNumber: (shape: string) => number;
  readonly expand: (shape: number, values: Int32Array, onAnswer: OnAnswer) => void;
  /** One answer: the number of its ending, with the values of the world that it leads to written; −1 for a move that the chart does not expect there. */
  readonly answer: (shape: number, values: Int32Array, move: number, choice: number, out: Int32Array) => number;
}

/** Numbers things by their text, in the order in which they come. */
export class Numbered<T> {
  readonly all: T[] = [];
  readonly #numbers = new Map<string, number>();

  number(text: string, thing: T): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.all.length);
    return this.all.push(thing) - 1;
  }
}

const phaseOf = (shape: string): Phase | null => {
  const [phase = ''] = shape.split(' ');
  return isPhase(phase) ? phase : null;
};

/** The moves that the chart expects in a shape, by their places; none where all is over. */
export function movesIn(shape: string, moves: readonly Move[]): readonly number[] {
  const phase = phaseOf(shape);
  if (phase === null || phase === 'settled') return [];
  return moves.flatMap(({ type }, place) => (handlerIn(phase, type) === undefined ? [] : [place]));
}

/** Endings by number. */
export class Endings {
  readonly #numbered = new Numbered<Ending>();
  readonly #shapes = new Numbered<string>();

  /** Shapes have the same numbers in all who explore one setting: states travel between them by number. */
  constructor(layout: Layout) {
    for (const shape of layout.shapes) this.shapeNumber(shape);
  }

  get all(): readonly Ending[] {
    return this.#numbered.all;
  }

  get shapes(): readonly string[] {
    return this.#shapes.all;
  }

  shapeNumber(shape: string): number {
    return this.#shapes.number(shape, shape);
  }

  /** The number of an answer's ending. @param layout that of the code that answered */
  numberOf(move: number, answer: EdgeAnswer, layout: Layout): number {
    const ending: Ending = answer.kind === 'refused'
      ? { move, code: answer.code, path: [], broken: [], held: [], shape: -1 }
      : { move, code: null, path: answer.path, broken: answer.broken, held: answer.held, shape: this.shapeNumber(layout.shapeOf(answer.world)) };
    return this.#numbered.number(JSON.stringify(ending), ending);
  }
}

/** The event of one choice of a move. */
export const eventOf = (move: Move, world: World, choice: number): Event => move.event(world, move.choices[choice] ?? []);
