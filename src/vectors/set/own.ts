import { join } from 'node:path';
import { packageRoot } from '../../market/index.js';

/** Where the vectors of the package are. */
export const ownVectors = (): string => join(packageRoot(import.meta.url) ?? '.', 'spec', 'vectors');
