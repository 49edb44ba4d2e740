import { parentPort } from 'node:worker_threads';
import { serve, type Tell } from '../../../src/audit/workers/serving.js';

/** What a worker of the tests can be asked to do. */
export type Trick =
  | { readonly trick: 'double'; readonly number: bigint }
  | { readonly trick: 'wait'; readonly milliseconds: number }
  | { readonly trick: 'throw' }
  | { readonly trick: 'exit' }
  | { readonly trick: 'hoard' }
  | { readonly trick: 'fail later' }
  | { readonly trick: 'babble' }
  | { readonly trick: 'answer a function' }
  | { readonly trick: 'tell' }
  | { readonly trick: 'measure'; readonly buffer: ArrayBuffer };

class Refused extends Error {
  override readonly name = 'Refused';
}

const isTrick = (value: unknown): value is Trick => typeof value === 'object' && value !== null && 'trick' in value;
const isFactor = (value: unknown): value is bigint => typeof value === 'bigint';

const waited = (milliseconds: number): Promise<string> => new Promise((resolve) => {
  setTimeout(() => resolve('waited'), milliseconds);
});

/** Takes memory until there is none. */
function hoarded(): string {
  const hoard: number[][] = [];
  for (;;) hoard.push(Array.from({ length: 100_000 }, (_, index) => index + hoard.length));
}

function perform(factor: bigint, trick: Trick, tell: Tell): unknown {
  switch (trick.trick) {
    case 'double': return trick.number * factor;
    case 'wait': return waited(trick.milliseconds);
    case 'throw': throw new Refused('I would rather not.');
    case 'exit': return process.exit(3);
    case 'hoard': return hoarded();
    case 'fail later': return new Promise(() => setTimeout(() => { throw new Refused('Too late.'); }, 1));
    case 'babble':
      // Answers follow for as long as the worker lives, so that some are on their way when it is ended.
      parentPort?.postMessage('no reply at all');
      for (;;) parentPort?.postMessage({ kind: 'answered', value: 'said all the same' });
    case 'answer a function': return () => factor;
    case 'tell':
      tell('half');
      return waited(1);
    case 'measure': return BigInt(trick.buffer.byteLength);
  }
}

serve(isFactor, isTrick, (factor) => (trick, tell) => perform(factor, trick, tell));
