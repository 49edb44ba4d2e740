const leastPlaces = 2;
const significant = 5;
const mostPlaces = 24;

const absolute = (number: bigint): bigint => (number < 0n ? -number : number);

/** Decimal places that show five significant digits, and cents at the least. */
function placesFor(numerator: bigint, denominator: bigint): number {
  const whole = numerator / denominator;
  if (whole > 0n) return Math.max(leastPlaces, significant - whole.toString().length);
  let places = significant;
  for (let scaled = numerator * 10n; scaled > 0n && scaled < denominator && places < mostPlaces; scaled *= 10n) places += 1;
  return places;
}

function decimal(digits: bigint, places: number): string {
  const text = digits.toString().padStart(places + 1, '0');
  const whole = text.slice(0, text.length - places);
  const fraction = text.slice(text.length - places);
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

const withoutZeros = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

/**
 * A fraction for people: exact where five significant digits say it, else rounded to the nearest, with "≈" before it.
 * @param denominator above zero
 */
export function shortNumber(numerator: bigint, denominator: bigint): string {
  const size = absolute(numerator);
  const places = placesFor(size, denominator);
  const scaled = size * 10n ** BigInt(places);
  const digits = (scaled + denominator / 2n) / denominator;
  const sign = numerator < 0n ? '-' : '';
  return scaled % denominator === 0n ? `${sign}${withoutZeros(decimal(digits, places))}` : `≈${sign}${decimal(digits, places)}`;
}
