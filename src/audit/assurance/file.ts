import { chain, type Either, left, right } from 'fp-ts/lib/Either.js';
import type { Design } from '../../kernel/design.js';
import { canonical } from '../../machine/canonical.js';
import { decodeWith, type InputError, readJson, shown } from '../../machine/input.js';
import type { Mechanism } from '../../machine/mechanism.js';
import { isPlain } from '../../machine/records.js';
import { stepwise } from '../../mechanisms/stepwise/mechanism.js';
import { type Assurance, assuranceFormat } from './assurance.js';
import { errorsIn } from './consistency.js';
import { assuranceShape } from './shape.js';

const plainOf = (text: string): unknown => JSON.parse(text);

/** An assurance as canonical JSON text: keys sorted, two spaces, a final newline. Equal reports have equal texts. */
export const encodeAssurance = (assurance: Assurance, mechanism: Mechanism<Design> = stepwise): string =>
  `${JSON.stringify(plainOf(canonical(assuranceShape(mechanism).encode(assurance))), null, 2)}\n`;

/** A format or dialect that is not ours decides how the rest is read, so it is refused before any other error is looked for. */
const headed = (mechanism: Mechanism<Design>) => (data: unknown): Either<readonly InputError[], unknown> => {
  if (!isPlain(data)) return left([{ code: 'MALFORMED', path: '', expected: 'an assurance', found: shown(data) }]);
  const { format, dialect } = data;
  if (format !== assuranceFormat) return left([{ code: format === undefined ? 'MISSING' : 'MALFORMED', path: 'format', expected: `"${assuranceFormat}"`, found: shown(format) }]);
  if (dialect !== mechanism.dialect) return left([{ code: 'UNKNOWN_DIALECT', path: 'dialect', expected: `"${mechanism.dialect}"`, found: shown(dialect) }]);
  return right(data);
};

const consistent = (mechanism: Mechanism<Design>) => (report: Assurance): Either<readonly InputError[], Assurance> => {
  const errors = errorsIn(mechanism, report);
  return errors.length > 0 ? left(errors) : right(report);
};

/**
 * The assurance that a JSON text describes. Refuses with every error found: another format or dialect, unknown or missing keys, a verdict
 * that its evidence does not amount to, and a counterexample that breaks nothing when it is replayed.
 */
export const decodeAssurance = (text: string, mechanism: Mechanism<Design> = stepwise): Either<readonly InputError[], Assurance> =>
  chain(consistent(mechanism))(chain((data: unknown) => decodeWith(assuranceShape(mechanism), data))(chain(headed(mechanism))(readJson(text))));
