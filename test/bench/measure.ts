/** How fast one runner goes through the same work, beside its peers in the same run. */
export interface Runner {
  readonly name: string;
  /** Does one round and says how many operations it was. */
  readonly round: () => number;
}

export interface Rate {
  readonly name: string;
  /** Operations per second: the median over turns. */
  readonly perSecond: number;
}

/** The middle one of some figures, the greater of two. */
export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function timed(runner: Runner, milliseconds: number): number {
  const start = performance.now();
  let operations = 0;
  let elapsed = 0;
  do {
    operations += runner.round();
    elapsed = performance.now() - start;
  } while (elapsed < milliseconds);
  return (operations / elapsed) * 1000;
}

/** Runs the runners in turns, so that whatever else the machine does falls on all of them alike. */
export function race(runners: readonly Runner[], turns: number, milliseconds: number): readonly Rate[] {
  for (const runner of runners) timed(runner, milliseconds);
  const rates = runners.map((): number[] => []);
  for (let turn = 0; turn < turns; turn += 1) runners.forEach((runner, index) => rates[index]?.push(timed(runner, milliseconds)));
  return runners.map(({ name }, index) => ({ name, perSecond: median(rates[index] ?? []) }));
}

/** A ratio of two rates by name. */
export function ratio(rates: readonly Rate[], name: string, peer: string): number {
  const of = (wanted: string): number => rates.find((rate) => rate.name === wanted)?.perSecond ?? 0;
  return of(name) / of(peer);
}
