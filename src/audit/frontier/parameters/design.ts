import type { Asset, Design } from '../../../kernel/design.js';
import { inDesign, type Parameter, type Unit } from './varying.js';

const withAsset = (design: Design, asset: number, changes: Partial<Asset>): Design =>
  ({ ...design, assets: design.assets.map((each, place) => (place === asset ? { ...each, ...changes } : each)) });

export const assetParameters: readonly Parameter[] = [
  inDesign('bonus', 'ratio', 'largest liquidation bonus', {
    of: ({ assets }, asset) => assets[asset]?.bonus ?? null,
    at: (design, bonus, asset) => withAsset(design, asset, { bonus }),
  }),
  inDesign('threshold', 'ratio', 'liquidation threshold', {
    of: ({ assets }, asset) => assets[asset]?.threshold ?? null,
    at: (design, threshold, asset) => withAsset(design, asset, { threshold }),
  }),
];

const health = (name: 'target' | 'warning', meaning: string): Parameter =>
  inDesign(name, 'ratio', meaning, { of: (design) => design[name], at: (design, value) => ({ ...design, [name]: value }) });

export const healthParameters: readonly Parameter[] = [
  health('target', 'health at which a step stops'),
  health('warning', 'health below which an account is at risk'),
];

const ofAuction = (name: 'reserve' | 'startPremium', meaning: string): Parameter =>
  inDesign(name, 'ratio', meaning, {
    of: ({ auction }) => auction[name],
    at: (design, value) => ({ ...design, auction: { ...design.auction, [name]: value } }),
  });

export const auctionParameters: readonly Parameter[] = [
  ofAuction('reserve', 'reserve price as a share of the quote'),
  ofAuction('startPremium', 'start price as a share of the quote'),
];

const ofBreaker = (name: 'largestMove' | 'maxAge', unit: Unit, meaning: string): Parameter =>
  inDesign(name, unit, meaning, {
    of: ({ breaker }) => breaker[name],
    at: (design, value) => ({ ...design, breaker: { ...design.breaker, [name]: value } }),
  });

export const breakerParameters: readonly Parameter[] = [
  ofBreaker('largestMove', 'ratio', 'move that trips the breaker'),
  ofBreaker('maxAge', 'duration', 'age at which a quote is stale'),
];
