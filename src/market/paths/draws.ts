const WORD = 1n << 64n;
/** Any odd constant would do: a generator that starts at zero stays there. */
const START = 0x9e37_79b9_7f4a_7c15n;

/** Marsaglia's xorshift of 64 bits: the next state, never zero. */
function xorshift(state: bigint): bigint {
  const left = state ^ ((state << 13n) % WORD);
  const right = left ^ (left >> 7n);
  return right ^ ((right << 17n) % WORD);
}

/** Integers in [−bound, bound] without end; the same seed gives the same integers everywhere. */
export function* draws(seed: bigint, bound: bigint): Generator<bigint, never> {
  let state = (seed ^ START) % WORD === 0n ? START : (seed ^ START) % WORD;
  for (;;) {
    state = xorshift(state);
    yield (state % (2n * bound + 1n)) - bound;
  }
}
