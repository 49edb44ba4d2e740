import type { Integer } from '../term/term.js';
import { Facts } from './facts.js';
import type { Item } from './path.js';

/** How far a run has come: what it met, and what is known there. */
export interface Standing {
  readonly items: readonly Item[];
  readonly facts: Facts;
  /** Of functions that stand by their contracts. */
  readonly results: readonly Integer[];
}

/** Where nothing was met yet. */
export const beginning: Standing = { items: [], facts: Facts.nothing(), results: [] };
