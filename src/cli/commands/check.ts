import { right } from 'fp-ts/lib/Either.js';
import type { Design } from '../../kernel/design.js';
import { stepwise } from '../../mechanisms/stepwise/mechanism.js';
import { checkDesign, isUsable } from '../../mechanisms/stepwise/parameters/checks.js';
import { readDesign } from '../input/design.js';
import { isProtocol, readProtocol } from '../input/protocol.js';
import type { Read } from '../input/text.js';
import { findingLines, gapLines, promiseLines } from '../output/findings.js';
import { jsonDocument } from '../output/json.js';
import { parameterLines, plainDesign } from '../output/parameters.js';
import { protocolJson, protocolLines } from '../output/protocol/parameters.js';
import { writingTo } from '../output/sink.js';
import { styleOf } from '../output/style.js';
import { exitCodes, type Surroundings } from '../surroundings.js';

/** What the command line says of a check. */
export interface CheckTexts {
  readonly json?: boolean;
  readonly out?: string;
}

/** Which guarantees the parameters promise. */
const promisedBy = (design: Design): Readonly<Record<string, boolean>> =>
  Object.fromEntries(stepwise.guarantees.map((guarantee) => [guarantee.id, guarantee.promisedBy(design)]));

/** The parameters of a deployed protocol: what its own contracts would refuse is refused while they are read. */
async function checkProtocol(argument: string, texts: CheckTexts, surroundings: Surroundings): Promise<Read<number>> {
  const read = readProtocol(argument, surroundings);
  if (read._tag === 'Left') return read;
  const style = styleOf(surroundings, texts.out === undefined ? surroundings.stdout : { ...surroundings.stdout, isTerminal: false });
  const text = texts.json === true ? protocolJson(read.right) : protocolLines(read.right, style).map((line) => `${line}\n`).join('');
  return await writingTo(surroundings.stdout, texts.out, async (sink) => {
    await sink.write(text);
    return right(exitCodes.holds);
  });
}

/** `unwind check`: the parameters in human units, and what each theorem says of them. Refuted where one is refused; warnings are shown. */
export async function checkCommand(argument: string, texts: CheckTexts, surroundings: Surroundings): Promise<Read<number>> {
  if (isProtocol(argument, surroundings)) return await checkProtocol(argument, texts, surroundings);
  const read = readDesign(argument, surroundings);
  if (read._tag === 'Left') return read;
  const found = read.right;
  const findings = checkDesign(found.design);
  const usable = isUsable(findings);
  const style = styleOf(surroundings, texts.out === undefined ? surroundings.stdout : { ...surroundings.stdout, isTerminal: false });
  const lines = [
    style.strong(`${found.design.name}, a design of ${found.design.dialect} in ${found.numeraire}`),
    '',
    ...parameterLines(found, style),
    '',
    ...findingLines(findings, style),
    '',
    ...promiseLines(found.design, style),
    ...gapLines(findings, style),
  ];
  const text = texts.json === true ? jsonDocument({ design: plainDesign(found), usable, findings, promised: promisedBy(found.design) }) : lines.map((line) => `${line}\n`).join('');
  const written = await writingTo(surroundings.stdout, texts.out, async (sink) => {
    await sink.write(text);
    return right(undefined);
  });
  if (written._tag === 'Left') return written;
  return right(usable ? exitCodes.holds : exitCodes.refuted);
}
