import { describe, expect, it } from 'vitest';
import type { Event } from '../../src/kernel/event.js';
import { transition } from '../support/worlds.js';
import { beforeTheAccount } from './precedence/before-the-account.js';
import { ofTheAccount } from './precedence/of-the-account.js';
import type { Question } from './precedence/pair.js';

function codeOf([given, event]: Question): string | undefined {
  const { design, world } = given();
  const answer = transition(design, world, event as Event);
  return answer._tag === 'Left' ? answer.left.code : undefined;
}

describe('where two checks fail', () => {
  const pairs = [...beforeTheAccount, ...ofTheAccount].map((pair) => [pair.earlier, pair.later, pair] as const);

  it.each(pairs)('%s decides before %s', (earlier, later, { both, laterAlone }) => {
    expect({ both: codeOf(both), laterAlone: codeOf(laterAlone) }).toEqual({ both: earlier, laterAlone: later });
  });
});
