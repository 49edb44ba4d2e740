import { left, right, type Either } from 'fp-ts/lib/Either.js';
import { isPlain } from '../../machine/records.js';
import { readJson } from '../../machine/input.js';

/** The version of the protocol that a harness speaks. */
export const protocolVersion = 1;

/** What a harness says of itself. */
export interface Hello {
  readonly name: string;
  readonly language: string;
  readonly version: string;
  /** By dialect; `*` has them all. */
  readonly features: ReadonlyMap<string, readonly string[]>;
  /** Paths that it cannot report, and that are not compared. */
  readonly unobservable: readonly string[];
}

/** What a harness may say to a case. */
export type Reply =
  | { readonly kind: 'steps'; readonly steps: readonly unknown[] }
  | { readonly kind: 'skipped'; readonly code: string }
  | { readonly kind: 'errored'; readonly message: string };

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((entry) => typeof entry === 'string');

function objectIn(line: string): Either<string, Readonly<Record<string, unknown>>> {
  const data = readJson(line);
  if (data._tag === 'Left') return left(`not JSON: ${line.slice(0, 100)}`);
  return isPlain(data.right) ? right(data.right) : left(`no object: ${line.slice(0, 100)}`);
}

/** The reply to `start`. */
export function readHello(line: string): Either<string, Hello> {
  const data = objectIn(line);
  if (data._tag === 'Left') return data;
  const { protocol, implementation, dialects, unobservable } = data.right;
  if (protocol !== protocolVersion) return left(`protocol: expected ${protocolVersion.toString()}, found ${JSON.stringify(protocol) ?? 'nothing'}`);
  if (!isPlain(implementation)) return left('implementation: expected { name, language, version }');
  const [name, language, version] = [text(implementation['name']), text(implementation['language']), text(implementation['version'])];
  if (name === null || language === null || version === null) return left('implementation: expected { name, language, version }, all texts');
  if (!isPlain(dialects) || !Object.values(dialects).every(isTexts)) return left('dialects: expected lists of features by dialect');
  if (unobservable !== undefined && !isTexts(unobservable)) return left('unobservable: expected a list of paths');
  const features = new Map(Object.entries(dialects).map(([dialect, list]) => [dialect, isTexts(list) ? list : []]));
  return right({ name, language, version, features, unobservable: unobservable ?? [] });
}

/** The reply to `dialect`: null where it is taken on, or the reason why not. */
export function readDialect(line: string): Either<string, string | null> {
  const data = objectIn(line);
  if (data._tag === 'Left') return data;
  if (data.right['ok'] === true) return right(null);
  return data.right['ok'] === false ? right(text(data.right['reason']) ?? 'no reason given') : left('ok: expected true or false');
}

const skips = ['UNSUPPORTED_FEATURE', 'UNREPRESENTABLE', 'KNOWN_BUG'];

/** The reply to `run`. @param seq that it must echo; @param count of the events */
export function readReply(line: string, seq: number, count: number): Either<string, Reply> {
  const data = objectIn(line);
  if (data._tag === 'Left') return data;
  const { seq: echoed, steps, skipped, errored, code, issue, message } = data.right;
  if (echoed !== seq) return left(`seq: expected ${seq.toString()}, found ${JSON.stringify(echoed) ?? 'nothing'}`);
  if (skipped === true) {
    const reason = text(code);
    if (reason === null || !skips.includes(reason)) return left(`code: expected ${skips.join(' or ')}`);
    return reason === 'KNOWN_BUG' && text(issue) === null ? left('issue: a known bug has one') : right({ kind: 'skipped', code: reason });
  }
  if (errored === true) return right({ kind: 'errored', message: text(message) ?? '' });
  if (!Array.isArray(steps)) return left('steps: expected a list');
  return steps.length === count ? right({ kind: 'steps', steps }) : left(`steps: expected ${count.toString()}, found ${steps.length.toString()}`);
}
