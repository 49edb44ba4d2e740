import { writeFileSync } from 'node:fs';
import { readme, readmeFile, withOutputs } from './quoted.js';

// Run by hand when what a quoted command prints has changed on purpose; the test says when that is due.
writeFileSync(readmeFile, await withOutputs(readme()));
