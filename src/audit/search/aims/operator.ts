import type { Aim } from '../intent.js';

/** Time, interest and the operator's own events. */
export const operatorAims: readonly Aim[] = [
  { name: 'tick', weight: () => 3, event: ({ world }) => ({ type: 'TICK', at: world.market.at }) },
  { name: 'accrue', weight: () => 3, event: ({ world }) => ({ type: 'ACCRUE', at: world.market.at }) },
  { name: 'halt', weight: () => 1, event: ({ world }) => ({ type: 'HALT', at: world.market.at }) },
  { name: 'resume', weight: () => 1, event: ({ world }) => ({ type: 'RESUME', at: world.market.at }) },
];
