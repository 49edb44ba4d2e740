import { stepwise } from '../../mechanisms/stepwise/mechanism.js';
import { serve } from '../workers/serving.js';
import { answering, type Job, type Setup } from './batch.js';

const hasKind = (value: unknown, ...kinds: readonly string[]): boolean =>
  typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string' && kinds.includes(value.kind);

const isSetup = (value: unknown): value is Setup => hasKind(value, 'search');
const isJob = (value: unknown): value is Job => hasKind(value, 'batch', 'shortening');

serve(isSetup, isJob, (setup) => answering(stepwise, setup));
