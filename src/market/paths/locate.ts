import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type Either, isRight, right, tryCatch } from 'fp-ts/lib/Either.js';
import type { InputError } from '../../machine/input.js';
import { type ExampleName, exampleNames, isExampleName } from './examples.js';
import { problem } from './observation.js';
import { packageRoot } from './package-root.js';
import { isScenarioName, type ScenarioName, scenarioNames } from './scenarios.js';

/** What the argument of `--prices` names. */
export type PriceSource =
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'example'; readonly name: ExampleName; readonly file: string }
  | { readonly kind: 'scenario'; readonly name: ScenarioName };

const scenarioPrefix = 'scenario:';

/** A pipe is as good as a file; a folder is not. */
function isFile(path: string): boolean {
  const found = tryCatch(() => !statSync(path).isDirectory(), () => false);
  return isRight(found) && found.right;
}

function unknownName(argument: string): Either<InputError, never> {
  const known = `a CSV file, an example (${exampleNames().join(', ')}), or a scenario (${scenarioNames().join(', ')})`;
  return problem('UNKNOWN_KEY', 'prices', known, argument);
}

function located(name: ExampleName): Either<InputError, PriceSource> {
  const root = packageRoot(import.meta.url);
  if (root === null) return problem('UNREADABLE', 'prices', 'the examples that are shipped with the package', name);
  return right({ kind: 'example', name, file: join(root, 'docs', 'examples', 'prices', `${name}.csv`) });
}

/** A file, an example or a scenario, in this order; `scenario:` before a name asks for the scenario even where a file has the name. */
export function locatePrices(argument: string): Either<InputError, PriceSource> {
  const isPrefixed = argument.startsWith(scenarioPrefix);
  if (!isPrefixed && isFile(argument)) return right({ kind: 'file', file: argument });
  if (isExampleName(argument)) return located(argument);
  const name = isPrefixed ? argument.slice(scenarioPrefix.length) : argument;
  return isScenarioName(name) ? right({ kind: 'scenario', name }) : unknownName(argument);
}
