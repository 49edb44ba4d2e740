/** Longer texts are refused unread, so that no file can buy a slow conversion. */
const mostCharacters = 80;
const pattern = /^(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,2}))?$/;

/** Digits with a point after the first `place` of them; zeros fill what is missing on either side. */
function withPoint(digits: string, place: number): string {
  const padded = place > 0 ? digits.padEnd(place, '0') : digits.padStart(digits.length - place + 1, '0');
  const whole = padded.slice(0, Math.max(place, 1)).replace(/^0+(?=\d)/, '');
  const fraction = padded.slice(Math.max(place, 1));
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

/** A decimal as "0.00004": programs write small prices as "4e-05"; null where the text is no unsigned decimal. */
export function plainDecimal(text: string): string | null {
  const match = text.length <= mostCharacters ? pattern.exec(text) : null;
  if (match === null) return null;
  const [, whole = '', fraction = '', exponent] = match;
  return exponent === undefined ? text : withPoint(whole + fraction, whole.length + Number(exponent));
}

/** Whether a plain decimal is zero. */
export const isZero = (decimal: string): boolean => !/[1-9]/.test(decimal);

/** A plain decimal of whole units in base units, rounded down: a depth never claims more than is there. */
export function baseUnits(decimal: string, decimals: bigint): bigint {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return (BigInt(whole + fraction) * 10n ** decimals) / 10n ** BigInt(fraction.length);
}
