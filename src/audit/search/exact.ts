import { max } from '../../kernel/arithmetic.js';
import { PRICE_LIMIT } from '../../kernel/limits.js';
import { heightAt, type Level, weightAt } from './levels.js';
import { priceOf, type Scene } from './scene.js';

/** The greatest common divisor of two numbers above zero, and a factor of the first in it: one · factor ≡ divisor (mod other). */
function divided(one: bigint, other: bigint): { readonly divisor: bigint; readonly factor: bigint } {
  let [divisor, next, factor, nextFactor] = [one, other, 1n, 0n];
  while (next !== 0n) {
    const quotient = divisor / next;
    [divisor, next] = [next, divisor - quotient * next];
    [factor, nextFactor] = [nextFactor, factor - quotient * nextFactor];
  }
  return { divisor, factor };
}

const modulo = (number: bigint, by: bigint): bigint => ((number % by) + by) % by;

/** How far the price of the second asset may be moved so that both meet a level: to a quarter of it, or to four times. */
const farthest = 4n;

/**
 * Prices of two assets at which the account stands on a level to the unit, the second as near as can be to what it is now. One price alone
 * hardly ever can: it would have to divide what the account owes. Null where no such prices are near.
 */
export function exactPrices(scene: Scene, level: Level, held: number, owed: number): readonly [bigint, bigint] | null {
  const gained = weightAt(scene, level, held);
  const lost = -weightAt(scene, level, owed);
  const now = priceOf(scene, owed);
  if (held === owed || gained <= 0n || lost <= 0n || now === 0n) return null;
  // gained · p − lost · q = missing, for the prices p and q that are looked for.
  const missing = priceOf(scene, held) * gained - now * lost - heightAt(scene, level);
  const { divisor, factor } = divided(lost, gained);
  if (missing % divisor !== 0n) return null;
  const period = gained / divisor;
  const first = modulo((-missing / divisor) * factor, period);
  const near = first + max(0n, (now - first + period / 2n) / period) * period;
  const nearest = near === 0n ? period : near;
  const price = (missing + lost * nearest) / gained;
  const isNear = nearest <= now * farthest && nearest * farthest >= now;
  return isNear && price > 0n && price < PRICE_LIMIT && nearest < PRICE_LIMIT ? [price, nearest] : null;
}
