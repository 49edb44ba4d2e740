// A harness that answers out of the vectors themselves, and misbehaves as it is told: `node harness.mjs FOLDER HOW`.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const [folder, how] = process.argv.slice(2);
const ids = readdirSync(folder, { recursive: true }).filter((file) => file.startsWith('stepwise@1') && file.endsWith('.json')).map((file) => file.slice(0, -'.json'.length));
const answerTo = (id) => (ids.includes(id) ? JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8')).expected : undefined);
const say = (reply) => process.stdout.write(`${typeof reply === 'string' ? reply : JSON.stringify(reply)}\n`);
const [first, second] = [...ids].sort();
let unanswered = 0;

const ways = {
  hangs: () => undefined,
  dies: () => process.exit(7),
  garbage: () => say('Segmentation fault'),
  twice: ({ seq }, steps) => { say({ seq, steps }); say({ seq, steps }); },
  'wrong-seq': ({ seq }, steps) => say({ seq: seq + 1, steps }),
  lies: ({ seq }, steps) => say({ seq, steps: steps.map((step) => ({ ...step, market: { ...step.market, at: `${step.market.at}1` } })) }),
  errs: ({ seq }) => say({ seq, errored: true, code: 'INTERNAL', message: 'caught' }),
  skips: ({ seq }) => say({ seq, skipped: true, code: 'UNREPRESENTABLE', path: 'init' }),
};

createInterface({ input: process.stdin }).on('line', (line) => {
  const request = JSON.parse(line);
  if (request.cmd === 'stop') process.exit(0);
  if (request.cmd === 'start') return say({ protocol: how === 'old' ? 0 : 1, implementation: { name: how, language: 'javascript', version: '1' }, dialects: { 'stepwise@1': how === 'modest' ? ['TICK'] : ['*'] } });
  if (request.cmd === 'dialect') return say({ ok: true });
  const steps = answerTo(request.case.id);
  if (how === 'stops-reading' && request.case.id === first) {
    process.stdin.pause();
    setInterval(() => undefined, 1_000);
    return undefined;
  }
  if (how === 'always-dies') process.exit(7);
  if (how === 'dies-ahead' && request.case.id === second) process.exit(7);
  if (how === 'dies-ahead' || how === 'never-ahead') {
    if (how === 'never-ahead' && unanswered > 0) process.exit(7);
    unanswered += 1;
    return setTimeout(() => { unanswered -= 1; say({ seq: request.seq, steps }); }, 100);
  }
  const way = request.case.id === first ? ways[how] : undefined;
  return way === undefined ? say({ seq: request.seq, steps }) : way(request, steps);
});
