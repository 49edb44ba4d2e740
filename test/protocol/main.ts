import { writeFileSync } from 'node:fs';
import { presetNames } from './presets.js';
import { verdictsFile, verdictsOf } from './verdicts.js';

// Run by hand when an emulation, a guarantee or a preset has changed on purpose; then `npx tsx test/docs/write.ts`.
const lines = presetNames().map((name) => {
  console.log(name);
  return JSON.stringify(verdictsOf(name));
});
writeFileSync(verdictsFile, `[\n${lines.join(',\n')}\n]\n`);
