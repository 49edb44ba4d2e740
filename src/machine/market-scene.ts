import type { MarketTerms, MarketView } from '../../properties/protocol/market/view.js';
import type { Emulation, Scene } from './scene.js';

/** A deployed protocol as several accounts meet it. */
export type MarketEmulation<State> = Emulation<State, MarketView, MarketTerms>;

/** Prices of a market, in eighths of the first: fewer than one account meets, since all of them meet each. Mild falls come first. */
export const marketLevels = [8n, 6n, 5n, 4n, 2n, 0n] as const;

/** A state of some market, whichever. */
export type MarketScene = Scene<MarketView, MarketTerms>;
