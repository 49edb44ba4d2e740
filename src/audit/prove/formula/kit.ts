import { formulas } from '../../../mechanisms/formulas.js';

/** What is proved of deployed protocols: their formulas and the claims about them, all from one instrumented source. */
export const formulaKit = { formulas };

export type FormulaKit = typeof formulaKit;
