// A harness that knows the answers: it reads them from the vectors. It speaks the dialects that it is started with.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const [folder = '', ...dialects] = process.argv.slice(2);
const say = (reply) => process.stdout.write(`${JSON.stringify(reply)}\n`);
let spoken = null;

createInterface({ input: process.stdin }).on('line', (line) => {
  const { cmd, seq, dialect, case: posed } = JSON.parse(line);
  if (cmd === 'start') say({ protocol: 1, implementation: { name: 'knowing', language: 'javascript', version: '1' }, dialects: Object.fromEntries(dialects.map((each) => [each, ['*']])) });
  else if (cmd === 'dialect') {
    spoken = dialect;
    say({ ok: true });
  } else if (cmd === 'stop') process.exit(0);
  else if (!posed.id.startsWith(`${spoken}/`)) say({ seq, errored: true, code: 'INTERNAL', message: `asked of ${posed.id} while speaking ${spoken}` });
  else say({ seq, steps: JSON.parse(readFileSync(join(folder, `${posed.id}.json`), 'utf8')).expected });
});
