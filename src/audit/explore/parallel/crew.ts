import type { Either } from 'fp-ts/lib/Either.js';
import type { Failure } from '../../workers/failure.js';
import { Thread } from '../../workers/thread.js';
import { earlier, type Place } from '../tally.js';
import { type Ended, isShardAnswer, type ShardAnswer, type ShardJob, type ShardSetup, type Turned } from './messages.js';

/** A worker ended, or answered what cannot be read: what it knew is lost. */
export class Crashed extends Error {
  override readonly name = 'Crashed';
}

const textOf = (failure: Failure): string => ('message' in failure ? failure.message : 'The worker was closed.');

/** The workers of one exploration, each of which owns some of the states for as long as it takes. */
export class Crew {
  readonly #threads: readonly Thread[];
  /** What each is to take in with its next turn. */
  readonly #inboxes: Int32Array[][];
  readonly #turns: (Turned | null)[];

  constructor(setup: Omit<ShardSetup, 'part'>, workers: number) {
    const nothing = (): void => undefined;
    this.#threads = Array.from({ length: workers }, (_, index) =>
      new Thread({ module: new URL('./shard-worker.js', import.meta.url), setup: { ...setup, part: { index, of: workers } } }, nothing, nothing));
    this.#inboxes = this.#threads.map(() => []);
    this.#turns = this.#threads.map(() => null);
  }

  get states(): number {
    return this.#sum(({ states }) => states);
  }

  get frontier(): number {
    return this.#sum(({ frontier }) => frontier);
  }

  get isFull(): boolean {
    return this.#turns.some((turn) => turn?.isFull === true);
  }

  /** Where guarantees broke first, by what is known now. */
  get broken(): ReadonlyMap<string, Place> {
    const all = new Map<string, Place>();
    for (const turn of this.#turns) for (const [id, place] of turn?.broken ?? []) all.set(id, earlier(all.get(id), place));
    return all;
  }

  /** Expands the frontier, all workers side by side; what one finds for another travels between their turns. @param isPausing asked then; true leaves the rest undone */
  async level(isPausing: () => boolean): Promise<void> {
    let expanding = this.#threads.map(() => true);
    while (expanding.some(Boolean) || this.#inboxes.some((inbox) => inbox.length > 0)) {
      if (isPausing()) return;
      const now = expanding;
      const turns = await Promise.all(this.#threads.map((_, index) => this.#turn(index, now[index] === true)));
      expanding = turns.map((turn, index) => (turn === null ? now[index] === true : !turn.isWhole));
    }
  }

  /** The edge by which a state was first reached; of several, the same whoever owns them. */
  async originOf(state: readonly number[], depth: number): Promise<Place | null> {
    const answers = await Promise.all(this.#threads.map((_, index) => this.#ask(index, { kind: 'origin', state, depth })));
    const places = answers.flatMap((answer) => (answer.kind === 'origin' && answer.place !== null ? [answer.place] : []));
    return places.reduce<Place | undefined>(earlier, undefined) ?? null;
  }

  /** What each came to. */
  async ended(): Promise<readonly Ended[]> {
    const answers = await Promise.all(this.#threads.map((_, index) => this.#ask(index, { kind: 'end' })));
    return answers.flatMap((answer) => (answer.kind === 'ended' ? [answer] : []));
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.close()));
  }

  #sum(of: (turn: Turned) => number): number {
    return this.#turns.reduce((sum, turn) => (turn === null ? sum : sum + of(turn)), 0);
  }

  /** A turn of one worker; null where there is nothing for it to do. */
  async #turn(index: number, expands: boolean): Promise<Turned | null> {
    const received = this.#inboxes[index] ?? [];
    if (!expands && received.length === 0) return null;
    this.#inboxes[index] = [];
    const answer = await this.#ask(index, { kind: 'turn', received, expands });
    if (answer.kind !== 'turned') throw new Crashed('A turn was answered as something else.');
    this.#turns[index] = answer;
    answer.outboxes.forEach((states, owner) => {
      if (states.length > 0) this.#inboxes[owner]?.push(states);
    });
    return answer;
  }

  async #ask(index: number, job: ShardJob): Promise<ShardAnswer> {
    const outcome = await new Promise<Either<Failure, unknown>>((settle) => this.#threads[index]?.work(job, [], settle));
    if (outcome._tag === 'Left') throw new Crashed(textOf(outcome.left));
    if (!isShardAnswer(outcome.right)) throw new Crashed('A worker answered with something that is no answer.');
    return outcome.right;
  }
}
