import type { InputError } from '../../machine/input.js';

/** Prices of another asset, or of another year, may begin where no position of the design could. */
export const hinted = (error: InputError): InputError =>
  error.path.startsWith('positions[') ? { ...error, expected: `${error.expected} (--base ASSET=PRICE begins elsewhere)` } : error;
