import { type Axis, gridOf } from '../../src/audit/frontier/axis.js';
import type { Method } from '../../src/audit/frontier/decision.js';
import { type Column, type FrontierMap, frontierMap, type MapOptions } from '../../src/audit/frontier/frontier.js';
import { parameters } from '../../src/audit/frontier/parameter.js';
import { type Question, questions } from '../../src/audit/frontier/questions.js';
import { pairsOf, type Setting } from '../../src/audit/frontier/setting.js';
import type { Design } from '../../src/kernel/design.js';

/** A test asked for something that is not there. */
export class NotThere extends Error {
  override readonly name = 'NotThere';
}

const found = <T>(thing: T | undefined, name: string): T => {
  if (thing === undefined) throw new NotThere(name);
  return thing;
};

export const questionCalled = (id: string): Question => found(questions.find((question) => question.id === id), id);

export const axis = (name: string, low: bigint, high: bigint): Axis => ({ parameter: found(parameters.find((parameter) => parameter.name === name), name), low, high });

/** A setting of a design, of its first collateral that has another asset to owe. */
export const settingOf = (design: Design, startLtv: bigint | null = null): Setting =>
  ({ design, asset: found(pairsOf(design)[0], 'a pair').collateral, startLtv });

/** What a test maps: along one axis, for the values of another that it names. */
export interface Mapped {
  readonly claim: string;
  readonly along: Axis;
  readonly method?: Method;
}

export const optionsOf = (design: Design, { claim, along, method = 'theorem' }: Mapped): MapOptions =>
  ({ question: questionCalled(claim), setting: settingOf(design), across: null, along, method });

/** Along one axis alone. */
export function columnOf(design: Design, mapped: Mapped): Column {
  return found(frontierMap(optionsOf(design, mapped)).columns[0], 'a column');
}

export const mapOf = (design: Design, across: { readonly axis: Axis; readonly step: bigint }, mapped: Mapped): FrontierMap =>
  frontierMap({ ...optionsOf(design, mapped), across });

/** The one value at which a claim stops holding along an axis, and whether a theorem decided it; null where there is none or more than one. */
export function stopsAt({ frontiers: [frontier, other] }: Column): bigint | null {
  return frontier === undefined || other !== undefined ? null : frontier.at;
}

/** The answers along an axis, as "0..2125 holds". */
export const answersOf = ({ segments }: Column): readonly string[] => segments.map(({ from, to, first }) => `${from.toString()}..${to.toString()} ${first.verdict}`);

export { gridOf };
