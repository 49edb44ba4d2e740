export { stepwise } from './mechanism.js';
export { openAccount, openMarket, openWorld } from './open.js';
