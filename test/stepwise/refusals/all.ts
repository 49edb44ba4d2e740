import { auctionCases } from './auction.js';
import { blockedCases } from './blocked.js';
import { marketCases } from './market.js';
import { ownerCases } from './owner.js';
import type { RefusalCase } from './refusal-case.js';
import { shapeCases } from './shape.js';
import { stepCases } from './step.js';
import { unexpectedCases } from './unexpected.js';

/** Every event that must be refused. */
export const refusalCases: readonly RefusalCase[] = [
  ...shapeCases, ...marketCases, ...unexpectedCases, ...blockedCases, ...ownerCases, ...stepCases, ...auctionCases,
];
