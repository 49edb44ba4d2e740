import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withOutputs } from '../readme/quoted.js';
import { docs, pageText, pages } from './pages.js';
import { withTables } from './tables.js';

// Run by hand when a registry has changed on purpose; the test says when that is due.
for (const page of pages()) {
  const text = pageText(page);
  const made = await withOutputs(withTables(text));
  if (made !== text) writeFileSync(join(docs, page), made);
}
