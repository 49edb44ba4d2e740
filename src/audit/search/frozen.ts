const frozen = new WeakSet();

/**
 * Makes an object and all that it holds unwritable. Worlds share most of their parts with the worlds before them, so each part is
 * visited once.
 */
export function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || frozen.has(value)) return;
  frozen.add(value);
  Object.freeze(value);
  for (const part of Object.values(value)) freeze(part);
}
