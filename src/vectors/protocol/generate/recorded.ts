import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { packageRoot } from '../../../market/index.js';
import { readJson } from '../../../machine/input.js';
import { sha256 } from '../../format/digest.js';
import { kindHolding } from '../../oracle/all.js';
import type { OracleKind } from '../../oracle/kind.js';
import type { Edge } from './edge.js';

/** A mechanism answers otherwise than the deployed contract did: no vector can be made of that. */
export class Contradicted extends Error {
  override readonly name = 'Contradicted';
}

/** A file of recorded answers. */
export interface RecordedFile {
  readonly name: string;
  readonly kind: OracleKind;
  readonly sha256: string;
  readonly lines: readonly string[];
}

/** Where the recorded answers are that a checkout carries. */
export const ownRecordings = (): string => join(packageRoot(import.meta.url) ?? '.', 'test', 'oracle', 'data');

/** Every recorded file in a folder that asks whole mechanisms, by name. */
export function recordedFiles(folder: string): readonly RecordedFile[] {
  return readdirSync(folder).filter((name) => name.endsWith('.jsonl.gz')).sort().flatMap((name) => {
    const kind = kindHolding(name);
    if (kind === undefined || kind.asking === null) return [];
    const bytes = readFileSync(join(folder, name));
    return [{ name, kind, sha256: sha256(bytes), lines: gunzipSync(bytes).toString('utf8').trimEnd().split('\n') }];
  });
}

/** Every call of a file, each row compared field by field with what was recorded. Throws `Contradicted` where the mechanism says otherwise. */
export function edgesOf({ name, kind, sha256: hash, lines }: RecordedFile): readonly Edge[] {
  const replay = kind.begin(name);
  return lines.flatMap((line, at) => {
    const row = (at + 1).toString();
    const data = readJson(line);
    const compared = data._tag === 'Left' ? data : replay(data.right);
    const asked = data._tag === 'Left' ? data : kind.asking?.(data.right);
    if (compared._tag === 'Left' || asked === undefined || asked._tag === 'Left') throw new Contradicted(`${name}, row ${row}: is no row`);
    const wrong = compared.right.find(({ expected, got }) => expected !== got);
    if (wrong !== undefined) throw new Contradicted(`${name}, row ${row}: ${wrong.field} is ${wrong.expected} there, and ${wrong.got} here`);
    return asked.right.map(({ params, init, event }, place): Edge => ({ dialect: kind.dialect, params, init, event, recorded: { file: name, row, call: (place + 1).toString(), sha256: hash } }));
  });
}
