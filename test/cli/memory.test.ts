import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { presetText } from '../support/designs.js';
import { folder } from './running.js';
import { spawned } from './spawned.js';

/** Micro with a single position. */
const single = presetText('micro').replace(/\[\[positions\]\][\s\S]*/, '[[positions]]\nname = "one"\ncollateral = { ETH = "10" }\ndebt = { USD = "1100" }\n');

describe('the program', () => {
  it('walks 200,000 quotes in 64 MB of heap, and writes each of 20,000', () => {
    const walked = spawned(['run', '-', '--prices', 'calm', '--length', '200000'], single, ['--max-old-space-size=64']);
    expect([walked.status, walked.stderr]).toEqual([0, '']);
    expect(walked.stdout).toContain('All 200000 observations lie within the envelope');
    const file = join(folder(), 'rows.csv');
    expect(spawned(['run', '-', '--prices', 'calm', '--length', '20000', '--csv', '--every', '--out', file], single, ['--max-old-space-size=64']).status).toBe(0);
    expect(readFileSync(file, 'utf8').match(/,QUOTE,/g)).toHaveLength(20_000);
  }, 180_000);
});
