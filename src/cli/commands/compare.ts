import { left, right } from 'fp-ts/lib/Either.js';
import { compareDesigns, type CompareOptions, type Entrant } from '../../audit/compare/compare.js';
import { pathIn } from '../../audit/compare/mapping.js';
import { type ProtocolEntrant } from '../../audit/compare/protocol/walk.js';
import { type Start, startingPositions } from '../../audit/compare/starting.js';
import { scaledAlike } from '../../audit/compare/scaling.js';
import { BPS, min } from '../../kernel/arithmetic.js';
import type { InputError } from '../../machine/input.js';
import { type Contenders, readContenders } from '../compare/contenders.js';
import { readComparedPrices } from '../compare/prices.js';
import { readStart, type StartTexts } from '../compare/start.js';
import type { NamedPrices } from '../input/given.js';
import { ratioOption, wordOption } from '../input/options.js';
import type { PriceTexts } from '../input/prices.js';
import { inputProblem, type Read } from '../input/text.js';
import type { Comparison } from '../output/compare/comparison.js';
import { type ComparisonFormat, comparisonFormats, writtenAs } from '../output/compare/forms.js';
import { writingTo } from '../output/sink.js';
import { styleOf } from '../output/style.js';
import { exitCodes, type Surroundings } from '../surroundings.js';
import { runOptions } from './run.js';

/** What the command line says of a comparison, unread. */
export interface CompareTexts extends Omit<PriceTexts, 'prices' | 'asset'>, StartTexts {
  readonly prices?: string;
  readonly target?: string;
  readonly margin: string;
  readonly drain: string;
  readonly each?: boolean;
  readonly format: string;
  readonly out?: string;
}

/** A comparison that is ready to go. */
interface Prepared {
  readonly designs: Contenders;
  readonly start: Start;
  readonly prices: NamedPrices;
  readonly entrants: readonly (Entrant | ProtocolEntrant)[];
  readonly options: CompareOptions;
}

/** The library speaks of healths and collateral; the command line asked for them by options. */
const byOption = (error: InputError): InputError => ({
  ...error,
  ...(['health', 'collateral'].includes(error.path) ? { path: `--${error.path}` } : {}),
  ...(error.path === 'prices' ? { path: '--prices' } : {}),
  ...(/: positions\[\d+\]/.test(error.path) ? { expected: `${error.expected} (--base ASSET=PRICE begins elsewhere)` } : {}),
});

/** What is wrong with several designs or levels alike is said once. */
const told = (errors: readonly InputError[]): readonly InputError[] =>
  errors.map(byOption).filter((error, place, all) => place === all.findIndex(({ path, expected, found }) => path === error.path && expected === error.expected && found === error.found));

/** The level that over-sale is measured against for all alike: without a word, the lowest target of all designs, or a health of one where there is no design. */
function levelOf({ contenders }: Contenders, text: string | undefined): Read<bigint> {
  const targets = contenders.map(({ found: { design } }) => design.target);
  if (text === undefined) return right(targets.length === 0 ? BPS : targets.reduce((least, target) => min(least, target)));
  const read = ratioOption('--target', text);
  if (read._tag === 'Left') return read;
  return read.right >= 10_000n ? read : inputProblem('OUT_OF_RANGE', '--target', 'a health of at least 1', JSON.stringify(text));
}

function prepared(sources: readonly string[], texts: CompareTexts, surroundings: Surroundings): Read<Prepared> {
  const options = runOptions(texts);
  if (options._tag === 'Left') return options;
  const designs = readContenders(sources, texts.positions, texts.asset, surroundings);
  if (designs._tag === 'Left') return designs;
  const level = levelOf(designs.right, texts.target);
  if (level._tag === 'Left') return level;
  const start = readStart(designs.right, texts);
  if (start._tag === 'Left') return start;
  if (texts.prices === undefined) return inputProblem('MISSING', '--prices', 'a CSV file, an example or a scenario to walk the positions along', 'nothing');
  const read = readComparedPrices(designs.right, start.right, { ...texts, prices: texts.prices });
  if (read._tag === 'Left') return read;
  const { prices, first } = read.right;
  const { contenders, protocols } = start.right.kind === 'both' ? scaledAlike(designs.right.contenders, designs.right.protocols, start.right.pair) : designs.right;
  const positions = startingPositions(contenders, protocols, start.right, first);
  if (positions._tag === 'Left') return left(told(positions.left));
  const entrants = [
    ...contenders.map(({ label, found: { design }, mapping }, place): Entrant => ({ label, design, positions: positions.right.designs[place] ?? [], path: pathIn(mapping, prices.path) })),
    ...protocols.map((contender, place): ProtocolEntrant => ({ ...contender, positions: positions.right.protocols[place] ?? [], path: prices.path })),
  ];
  return right({ designs: designs.right, start: start.right, prices, entrants, options: { ...options.right, level: level.right } });
}

function compared({ designs, start, prices, entrants, options }: Prepared, isEach: boolean): Read<Comparison> {
  const results = compareDesigns(entrants, options);
  if (results._tag === 'Left') return left(told(results.left));
  return right({ ...designs, start, prices, margin: options.keeper.margin, level: options.level, results: results.right, isEach });
}

/** `unwind compare`: walks designs along the same prices with the same positions, and shows side by side what that did. A broken promise refutes. */
export async function compareCommand(sources: readonly string[], texts: CompareTexts, surroundings: Surroundings): Promise<Read<number>> {
  const format = wordOption<ComparisonFormat>('--format', texts.format, comparisonFormats);
  if (format._tag === 'Left') return format;
  const ready = prepared(sources, texts, surroundings);
  if (ready._tag === 'Left') return ready;
  const style = styleOf(surroundings, texts.out === undefined ? surroundings.stdout : { ...surroundings.stdout, isTerminal: false });
  const written = await writingTo<Comparison>(surroundings.stdout, texts.out, async (sink) => {
    const comparison = compared(ready.right, texts.each === true);
    if (comparison._tag === 'Right') await sink.write(writtenAs(format.right, comparison.right, style));
    return comparison;
  });
  if (written._tag === 'Left') return written;
  return right(written.right.results.some(({ broken }) => broken.length > 0) ? exitCodes.refuted : exitCodes.holds);
}
