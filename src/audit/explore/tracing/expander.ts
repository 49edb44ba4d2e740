import type { Design } from '../../../kernel/design.js';
import type { Event } from '../../../kernel/event.js';
import type { World } from '../../../kernel/world.js';
import type { Move, Setting } from '../../../machine/setting.js';
import { Endings, type Expander, movesIn, type OnAnswer } from '../expander.js';
import type { Kit } from '../kit.js';
import type { Hooks, Quantity } from './arithmetic.js';
import { Code } from './code.js';
import { Algebra, type Polynomial } from './polynomial.js';
import { Recorder } from './recorder.js';
import { type Addition, Ways } from './ways.js';

/** Instrumented source takes a traced value for a bigint: this is where it is told so. */
const isTakenForBigint = (quantity: Quantity): quantity is Quantity & bigint => quantity !== undefined;

/** Runs without a new way after which it pays to write all code anew; more each time, since the new code is slow at first. */
const quiet = 4096;

/** One move in one shape: the ways that runs took through the machine, compiled. */
class Program {
  readonly #ways: Ways;
  readonly #code: Code;
  #runs = 0;
  /** When to write the code anew unless more is learnt before. */
  #due = Infinity;
  #quiet = quiet;
  readonly #rows: readonly Int32Array[];
  readonly #from: number;
  constructor(
    readonly kit: Kit,
    readonly recorder: Recorder,
    readonly endings: Endings,
    readonly shape: string,
    readonly place: number,
    readonly move: Move,
  ) {
    this.#ways = new Ways(recorder.algebra);
    this.#code = new Code(this.#ways);
    this.#rows = move.choices.map((choice) => Int32Array.from(choice, Number));
    this.#from = kit.setting.layout.fields.length;
  }

  /** All answers to the move, choice by choice. */
  runAll(inputs: Int32Array, outputs: Int32Array, onAnswer: OnAnswer): void {
    const { length } = this.#rows;
    for (let choice = 0; choice < length; choice += 1) onAnswer(this.runChoice(choice, inputs, outputs), choice, outputs);
    this.#runs += length;
    if (this.#runs >= this.#due) this.#rewrite();
  }

  /** The answer to one choice. */
  runChoice(choice: number, inputs: Int32Array, outputs: Int32Array): number {
    const row = this.#rows[choice];
    if (row !== undefined) for (let place = 0; place < row.length; place += 1) inputs[this.#from + place] = row[place] ?? 0;
    return this.run(inputs, outputs);
  }

  /** The number of the ending on these inputs, with the values of the world written. */
  run(inputs: Int32Array, outputs: Int32Array): number {
    const number = this.#code.run(inputs, outputs);
    return number >= 0 ? number : this.#learn(inputs, outputs);
  }

  #learn(inputs: Int32Array, outputs: Int32Array): number {
    this.#code.grow(this.#recorded(inputs));
    // A few odd ways are not worth it that all the rest is slow again for a while.
    if (this.#code.patches * 8 >= this.#ways.ends) this.#due = this.#runs + this.#quiet;
    return this.#code.run(inputs, outputs);
  }

  #rewrite(): void {
    this.#code.rewrite();
    this.#due = Infinity;
    this.#quiet *= 4;
  }

  /** Runs the machine once on these inputs, and remembers its way for all inputs that would take the same. */
  #recorded(inputs: Int32Array): Addition {
    const { setting: { layout }, answer } = this.kit;
    const { fields } = layout;
    const traced = (place: number, most: bigint): bigint => {
      const quantity = this.recorder.input(place, BigInt(inputs[place] ?? 0), most);
      return isTakenForBigint(quantity) ? quantity : 0n;
    };
    const { result, decisions } = this.recorder.record(() => {
      const world: World = layout.worldOf(this.shape, fields.map(({ most }, place) => traced(place, most)));
      const event: Event = this.move.event(world, this.move.most.map((most, place) => traced(fields.length + place, most)));
      const given = answer(world, event);
      return { given, values: given.kind === 'refused' ? [] : layout.valuesOf(given.world) };
    });
    const outputs: readonly Polynomial[] = result.values.map((value) => this.recorder.polynomialOf(value));
    return this.#ways.add(decisions, this.endings.numberOf(this.place, result.given, layout), outputs);
  }
}

/** The programs of one shape, in order and by move. */
interface Shaped {
  readonly all: readonly Program[];
  readonly byMove: readonly (Program | undefined)[];
}

/** Answers by compiled ways: the instrumented machine is run only where no earlier run took the same way. */
export function tracedExpander(setting: Setting<Design>, kit: Kit, listen: (hooks: Hooks) => void): Expander {
  const { layout: { fields }, moves } = setting;
  const endings = new Endings(setting.layout);
  const recorder = new Recorder(new Algebra(), listen);
  const inputs = new Int32Array(fields.length + moves.reduce((most, move) => Math.max(most, move.most.length), 0));
  const outputs = new Int32Array(fields.length);
  const byShape: Shaped[] = [];
  const programsIn = (number: number): Shaped => {
    const known = byShape[number];
    if (known !== undefined) return known;
    const shape = endings.shapes[number] ?? '';
    const all = movesIn(shape, moves).flatMap((place) => {
      const move = kit.setting.moves[place];
      return move === undefined ? [] : [new Program(kit, recorder, endings, shape, place, move)];
    });
    const byMove = moves.map((_, place) => all.find((program) => program.place === place));
    const made = { all, byMove };
    byShape[number] = made;
    return made;
  };
  return {
    get endings() { return endings.all; },
    get shapes() { return endings.shapes; },
    shapeNumber: (shape) => endings.shapeNumber(shape),
    expand: (number, values, onAnswer) => {
      for (let place = 0; place < values.length; place += 1) inputs[place] = values[place] ?? 0;
      const { all } = programsIn(number);
      for (let at = 0; at < all.length; at += 1) all[at]?.runAll(inputs, outputs, onAnswer);
    },
    answer: (number, values, move, choice, written) => {
      const program = programsIn(number).byMove[move];
      if (program === undefined) return -1;
      for (let place = 0; place < values.length; place += 1) inputs[place] = values[place] ?? 0;
      return program.runChoice(choice, inputs, written);
    },
  };
}
