import type { Decision } from '../../../../audit/frontier/decision.js';
import { element } from './element.js';

export type Verdict = Decision['verdict'];

export const ink = '#1a1a1a';
export const faint = '#5c5c5c';
export const grid = '#d9d9d9';

/** How a region is filled and what it is called; its words are dark enough to be read on it. */
export const regions: Readonly<Record<Verdict, { readonly fill: string; readonly words: string; readonly name: string }>> = {
  holds: { fill: '#d3e8d6', words: '#1b5428', name: 'holds' },
  fails: { fill: '#f5ded5', words: '#85361c', name: 'fails' },
  refused: { fill: 'url(#refused)', words: '#4a4a4a', name: 'not admissible' },
};

/** Grey stripes, for points at which no machine may run. */
export const definitions = (): string => element('defs', {}, element(
  'pattern', { id: 'refused', width: 8, height: 8, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
  `${element('rect', { width: 8, height: 8, fill: '#f1f1f1' })}${element('rect', { width: 3, height: 8, fill: '#d4d4d4' })}`,
));
