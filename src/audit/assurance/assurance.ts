import type { DesignFile } from '../../mechanisms/stepwise/parameters/design-file.js';
import { type CampaignPart, isWhole } from './campaign-part.js';
import type { Assured } from './evidence.js';
import type { Reach } from './reach.js';

export const assuranceFormat = 'unwind-assurance@1';

/** What is known of a design: it holds all that it speaks of, and needs no other file. */
export interface Assurance {
  readonly format: typeof assuranceFormat;
  readonly dialect: string;
  readonly design: DesignFile;
  readonly campaign: CampaignPart;
  readonly coverage: Reach;
  /** In the order of the registry. */
  readonly guarantees: readonly Assured[];
}

/** Whether the whole campaign stands behind a report. A part of one says less than its verdicts seem to. */
export const isComplete = ({ campaign }: Assurance): boolean => isWhole(campaign);
