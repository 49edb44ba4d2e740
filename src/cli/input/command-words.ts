import { left, right, type Either } from 'fp-ts/lib/Either.js';

const word = /^\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<bare>[^\s"']+))(?=\s|$)/;

/** The words of a command in one text, such as `python3 'my harness.py'`. Refused with what cannot be read: a quote that does not end, or nothing at all. */
export function wordsOf(text: string): Either<string, readonly [string, ...string[]]> {
  const words: string[] = [];
  let rest = text;
  while (rest.trim() !== '') {
    const match = word.exec(rest);
    if (match === null) return left(rest.trim());
    words.push(match.groups?.['double'] ?? match.groups?.['single'] ?? match.groups?.['bare'] ?? '');
    rest = rest.slice(match[0].length);
  }
  const [command, ...args] = words;
  return command === undefined ? left('nothing') : right([command, ...args]);
}
