import type { Move } from '../../machine/setting.js';
import type { Ending, Expander } from './expander.js';
import { isProgressing } from './patience.js';
import type { Tally } from './tally.js';

/** What an answer asks for, as bits: looked at once for every edge. */
export const ACCEPTED = 1;
/** A keeper was offered something. */
export const OFFERED = 2;
export const BROKEN = 4;
/** A repayment was refused: whether it was due is another question. */
export const UNPAID = 8;

function askedBy({ code, move, broken }: Ending, moves: readonly Move[]): number {
  if (code !== null) return moves[move]?.type === 'REPAY' ? UNPAID : 0;
  return ACCEPTED | (isProgressing(moves[move]) ? OFFERED : 0) | (broken.length > 0 ? BROKEN : 0);
}

/** How often each ending was met, and what it asks for. */
export class Met {
  #times = new Float64Array(256);
  #asked = new Uint8Array(256);
  #shapes = new Int16Array(256);
  #known = 0;
  constructor(private readonly expander: Expander, private readonly moves: readonly Move[]) {}

  /** Counts an answer, and says what it asks for. */
  count(ending: number): number {
    if (ending >= this.#known) this.#learn();
    this.#times[ending] = (this.#times[ending] ?? 0) + 1;
    return this.#asked[ending] ?? 0;
  }

  /** The shape of the world that an ending which was counted leads to; no shape's number for a refusal. */
  shapeOf(ending: number): number {
    return this.#shapes[ending] ?? -1;
  }

  all(): Tally['met'] {
    return this.expander.endings.flatMap((ending, number) => ((this.#times[number] ?? 0) === 0 ? [] : [{ ending, times: this.#times[number] ?? 0 }]));
  }

  /** Endings come while states are expanded. */
  #learn(): void {
    const { endings } = this.expander;
    if (endings.length > this.#times.length) {
      const most = endings.length * 2;
      const [times, asked, shapes] = [new Float64Array(most), new Uint8Array(most), new Int16Array(most)];
      times.set(this.#times);
      asked.set(this.#asked);
      shapes.set(this.#shapes);
      this.#times = times;
      this.#asked = asked;
      this.#shapes = shapes;
    }
    for (; this.#known < endings.length; this.#known += 1) {
      const ending = endings[this.#known];
      if (ending === undefined) continue;
      this.#asked[this.#known] = askedBy(ending, this.moves);
      this.#shapes[this.#known] = ending.shape;
    }
  }
}
