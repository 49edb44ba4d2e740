import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** The text of a file piece by piece; one whose name ends in .gz is unpacked on the way. Fails as the system and the unpacker do. */
function piecesOf(path: string): AsyncIterable<string> {
  const file = createReadStream(path);
  // The failure of either reaches whoever reads the pieces; the callback has nothing to add.
  const stream = path.endsWith('.gz') ? pipeline(file, createGunzip(), () => undefined) : file;
  return stream.setEncoding('utf8');
}

/** The lines of a file, without ever holding more than a piece and a line of it. The end of the last line may be missing. */
export async function* linesOf(path: string): AsyncGenerator<string> {
  let pending = '';
  for await (const piece of piecesOf(path)) {
    const lines = `${pending}${piece}`.split('\n');
    pending = lines.pop() ?? '';
    yield* lines;
  }
  if (pending !== '') yield pending;
}
