import type { Adversary } from './adversaries/adversary.js';
import { keepers } from './adversaries/keepers.js';
import { liquidators } from './adversaries/liquidators.js';
import { oracles } from './adversaries/oracles.js';
import { owners } from './adversaries/owners.js';
import { takers } from './adversaries/takers.js';

const all = { ...liquidators, ...takers, ...owners, ...oracles, ...keepers } as const;

export type AdversaryName = keyof typeof all;

/** Everybody that a run may be up against, by name. */
export const adversaries: Readonly<Record<AdversaryName, Adversary>> = all;

export const isAdversaryName = (name: unknown): name is AdversaryName => typeof name === 'string' && Object.hasOwn(all, name);

/** Their names; the order is part of what a seed means. */
export const adversaryNames: readonly AdversaryName[] = Object.keys(all).filter(isAdversaryName);
