import { right } from 'fp-ts/lib/Either.js';
import { type Question, questions } from '../../audit/frontier/questions.js';
import { pairsOf, type Setting } from '../../audit/frontier/setting.js';
import type { Method } from '../../audit/frontier/decision.js';
import type { NamedDesign } from '../input/design.js';
import { inputProblem, type Read } from '../input/text.js';
import { readVaried, stepOf, stepValue, type Varied } from './vary.js';

/** What the command line asks of a map, unread. */
export interface AskedTexts {
  readonly vary?: readonly string[];
  readonly step?: string;
  readonly claim: string;
  readonly asset?: string;
  readonly machine?: boolean;
}

/** What a map is asked. */
export interface Asked {
  readonly question: Question;
  readonly setting: Setting;
  readonly method: Method;
  /** The axis whose values are asked one by one, and how far apart; null where only one varies. */
  readonly across: (Varied & { readonly step: bigint }) | null;
  readonly along: Varied;
}

function questionCalled(id: string): Read<Question> {
  const found = questions.find((question) => question.id === id);
  return found === undefined ? inputProblem('UNKNOWN_KEY', '--claim', `one of ${questions.map((question) => question.id).join(', ')}`, JSON.stringify(id)) : right(found);
}

/** The collateral that bonus, threshold and ltv are of: the one that is named, or else the first beside the numeraire. */
function assetOf({ design, numeraire }: NamedDesign, id: string | undefined): Read<number> {
  const backing = design.assets.filter((_, place) => pairsOf(design).some(({ collateral }) => collateral === place));
  const chosen = id === undefined ? (backing.find((asset) => asset.id !== numeraire) ?? backing[0]) : backing.find((asset) => asset.id === id);
  if (chosen !== undefined) return right(design.assets.indexOf(chosen));
  return backing.length === 0
    ? inputProblem('MISSING', design.name, 'a collateral, and another asset that can be borrowed', 'none')
    : inputProblem('UNKNOWN_ASSET', '--asset', `one of the collaterals ${backing.map((asset) => asset.id).join(', ')}`, JSON.stringify(id));
}

/** Every axis that is named, each of another parameter. */
function axesNamed({ design }: NamedDesign, vary: readonly string[]): Read<readonly Varied[]> {
  if (vary.length === 0 || vary.length > 2) return inputProblem(vary.length === 0 ? 'MISSING' : 'OUT_OF_RANGE', '--vary', 'one or two of NAME=LOW..HIGH', vary.length.toString());
  const axes: Varied[] = [];
  for (const text of vary) {
    const read = readVaried(design, text);
    if (read._tag === 'Left') return read;
    axes.push(read.right);
  }
  const [first, second] = axes;
  return first !== undefined && first.axis.parameter === second?.axis.parameter ? inputProblem('OUT_OF_RANGE', '--vary', 'two parameters', `${first.axis.parameter.name} twice`) : right(axes);
}

/** The axes, the first of two with its step; refused where a step stands where none is used. */
function axesOf(found: NamedDesign, { vary = [], step }: AskedTexts): Read<readonly Varied[]> {
  const named = axesNamed(found, vary);
  if (named._tag === 'Left') return named;
  const [first, second] = named.right;
  if (first === undefined) return named;
  const along = second ?? first;
  const whole = 'no step: along the last axis the frontier is found to the unit';
  if (along.step !== null) return inputProblem('OUT_OF_RANGE', `--vary ${along.axis.parameter.name}`, whole, 'a step');
  if (step === undefined) return named;
  if (second === undefined) return inputProblem('OUT_OF_RANGE', '--step', whole, JSON.stringify(step));
  if (first.step !== null) return inputProblem('OUT_OF_RANGE', '--step', 'one step of the first axis', `${first.axis.parameter.name} with a step of its own`);
  const apart = stepValue(first.axis.parameter.unit, '--step', step);
  return apart._tag === 'Left' ? apart : right([{ ...first, step: apart.right }, second]);
}

const startsAnywhere = (): string => questions.filter((question) => question.startsAnywhere).map(({ id }) => id).join(', ');

/** The question of a command line, with its axes; refused where it names what the design or the claim does not have. */
export function readAsked(found: NamedDesign, texts: AskedTexts): Read<Asked> {
  const question = questionCalled(texts.claim);
  if (question._tag === 'Left') return question;
  const axes = axesOf(found, texts);
  if (axes._tag === 'Left') return axes;
  const asset = assetOf(found, texts.asset);
  if (asset._tag === 'Left') return asset;
  const names = axes.right.map(({ axis }) => axis.parameter.name);
  if (names.includes('ltv') && !question.right.startsAnywhere) {
    return inputProblem('OUT_OF_RANGE', '--vary ltv', `a claim whose account starts anywhere: ${startsAnywhere()}`, `${texts.claim}, which starts at health 1`);
  }
  const [first, second] = axes.right;
  const given = { question: question.right, setting: { design: found.design, asset: asset.right, startLtv: null }, method: texts.machine === true ? 'machine' : 'theorem' } as const;
  if (first === undefined) return inputProblem('MISSING', '--vary', 'one or two of NAME=LOW..HIGH', 'none');
  if (second === undefined) return right({ ...given, across: null, along: first });
  const step = stepOf(first);
  return step._tag === 'Left' ? step : right({ ...given, across: { ...first, step: step.right }, along: second });
}
