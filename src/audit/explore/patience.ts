import type { Design } from '../../kernel/design.js';
import type { EventType } from '../../kernel/event.js';
import type { Move, Setting } from '../../machine/setting.js';
import type { Expander } from './expander.js';

/** Events by which keepers carry a liquidation on. */
const progressing: readonly EventType[] = ['STEP', 'OPEN_AUCTION', 'TAKE', 'RESET_AUCTION', 'RECOGNISE_LOSS'];

export const isProgressing = (move: Move | undefined): boolean => move !== undefined && progressing.includes(move.type);

/** Whether an account of this shape is being liquidated. */
export const isLiquidating = (shape: string): boolean => shape.startsWith('unwinding') || shape.startsWith('auction');

/** Nothing: the state was not reached, or is another's. */
export const UNKNOWN = 0;
/** Keepers are offered something, or nothing is liquidated. */
export const LEADS_ON = 1;
/** Keepers are offered nothing although it is being liquidated. */
export const WAITS = 2;
/** The same, and waiting leads on. */
export const WAITS_WELL = 3;
/** What is known of a state before keepers are asked. */
export type Knowledge = typeof UNKNOWN | typeof LEADS_ON | typeof WAITS | typeof WAITS_WELL;
/** @param values may be read only until it returns */
export type Known = (shape: number, values: Int32Array) => Knowledge;

interface Standing {
  readonly shape: number;
  readonly values: Int32Array;
}

const isSame = (one: Standing, other: Standing): boolean => one.shape === other.shape && one.values.every((value, place) => value === other.values[place]);

/**
 * Whether waiting leads on: the fairness under which a liquidation must end. Time passes, and where it alone does not help, the same prices
 * are quoted again; then either keepers are offered something, or the account is liquidatable no more.
 */
export class Patience {
  readonly #keepers: readonly number[];
  readonly #tick: number;
  readonly #quote: number;
  readonly #scratch: Int32Array;
  constructor(private readonly setting: Setting<Design>, private readonly expander: Expander) {
    const { moves, layout } = setting;
    this.#scratch = new Int32Array(layout.fields.length);
    this.#keepers = moves.flatMap((move, place) => (isProgressing(move) ? [place] : []));
    this.#tick = moves.findIndex(({ type }) => type === 'TICK');
    this.#quote = moves.findIndex(({ type }) => type === 'QUOTE');
  }

  /**
   * Whether waiting in a state is rewarded. Asking every keeper costs much more than looking up what is known, and the answer is the same.
   * @param known of any state; whoever knows nothing says so
   */
  isRewarded(shape: number, values: Int32Array, known: Known): boolean {
    return this.#isRewardedAtOnce(shape, values, known) || this.#isRewardedLater(shape, values, known);
  }

  /** Whether one second leads to a state that is known to lead on: so it is with nearly all that wait, and looking makes nothing new. */
  #isRewardedAtOnce(shape: number, values: Int32Array, known: Known): boolean {
    const ending = this.expander.endings[this.expander.answer(shape, values, this.#tick, 0, this.#scratch)];
    if (ending === undefined || ending.code !== null) return false;
    const knowledge = known(ending.shape, this.#scratch);
    return knowledge === LEADS_ON || knowledge === WAITS_WELL;
  }

  #isRewardedLater(shape: number, values: Int32Array, known: Known): boolean {
    const from: Standing = { shape, values: values.slice() };
    const leadsOn = (standing: Standing, knowledge: Knowledge): boolean => knowledge === LEADS_ON || (knowledge === UNKNOWN && this.#leadsOn(standing));
    const isReached = (later: Standing): boolean => {
      const knowledge = known(later.shape, later.values);
      return knowledge === WAITS_WELL || leadsOn(later, knowledge);
    };
    if (this.#waited(from, isReached)) return true;
    return this.#waited(from, (later) => {
      const quoted = this.#quotedAgain(later);
      // A state that waits well may need the quotes once more: those were given already.
      return quoted !== null && this.#waited(quoted, (further) => leadsOn(further, known(further.shape, further.values)));
    });
  }

  /** Whether a state, or one that time alone leads to, is what is waited for; time ends where it changes nothing more. */
  #waited(from: Standing, isReached: (standing: Standing) => boolean): boolean {
    for (let last = from; ;) {
      if (isReached(last)) return true;
      const next = this.#after(last, this.#tick, 0);
      if (next === null || isSame(last, next)) return false;
      last = next;
    }
  }

  #quotedAgain(from: Standing): Standing | null {
    const choice = this.setting.sameQuotes(from.values);
    return choice < 0 ? null : this.#after(from, this.#quote, choice);
  }

  #leadsOn({ shape, values }: Standing): boolean {
    return !isLiquidating(this.expander.shapes[shape] ?? '') || this.#keepers.some((move) => this.#isAccepted(shape, values, move));
  }

  /** Whether some choice is accepted; the largest amounts are tried first, since they seldom leave dust. */
  #isAccepted(shape: number, values: Int32Array, move: number): boolean {
    const { length } = this.setting.moves[move]?.choices ?? [];
    for (let choice = length - 1; choice >= 0; choice -= 1) {
      if (this.expander.endings[this.expander.answer(shape, values, move, choice, this.#scratch)]?.code === null) return true;
    }
    return false;
  }

  #after({ shape, values }: Standing, move: number, choice: number): Standing | null {
    const out = new Int32Array(values.length);
    const ending = this.expander.endings[this.expander.answer(shape, values, move, choice, out)];
    return ending === undefined || ending.code !== null ? null : { shape: ending.shape, values: out };
  }
}
