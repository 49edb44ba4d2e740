import { type Assurance, isComplete } from '../../../audit/assurance/assurance.js';
import { type CampaignPart, edgesOf, runsOf, shareOf } from '../../../audit/assurance/campaign-part.js';
import { countOf, verdicts } from '../../../audit/assurance/verdict.js';

/** 1234567 → "1,234,567". */
export const grouped = (count: number): string => count.toString().replace(/\B(?=(\d{3})+$)/g, ',');

const million = 1_000_000;

/** Every digit below a million, and from there millions with one place, cut off: never more than was counted. */
export function shortCount(count: number): string {
  if (count < million) return grouped(count);
  const tenths = Math.floor(count / (million / 10));
  return `${grouped(Math.floor(tenths / 10))}${tenths % 10 === 0 ? '' : `.${(tenths % 10).toString()}`}M`;
}

/** "1 run", "2 runs". */
export const counted = (count: number, one: string): string => `${shortCount(count)} ${one}${count === 1 ? '' : 's'}`;

/** [0, 1, 2, 5] → "0-2, 5". */
export function ranges(numbers: readonly number[]): string {
  const first = numbers.filter((number, place) => numbers[place - 1] !== number - 1);
  const last = numbers.filter((number, place) => numbers[place + 1] !== number + 1);
  return first.map((number, place) => (last[place] === number ? number.toString() : `${number.toString()}-${(last[place] ?? number).toString()}`)).join(', ');
}

/** "shards 0-2, 5 of 16". */
function shardsText(indices: readonly number[], of: number): string {
  if (indices.length === 0) return `none of ${of.toString()} shards`;
  return `shard${indices.length === 1 ? '' : 's'} ${ranges(indices)} of ${of.toString()}`;
}

/** How much of which campaign stands behind a report. */
export function campaignText({ campaign }: Assurance): string {
  const { seed, runs, of, shards } = campaign;
  if (runs === 0) return 'No generated runs.';
  const done = runsOf(campaign);
  const made = done === runs ? grouped(done) : `${grouped(done)} of ${grouped(runs)}`;
  const present = shards.length === of ? `all ${of.toString()} shards` : shardsText(shards.map(({ index }) => index), of);
  const parts = of === 1 ? '' : `, ${present}`;
  return `${made} generated run${runs === 1 ? '' : 's'} from seed ${seed.toString()}${parts}, ${grouped(edgesOf(campaign))} steps judged.`;
}

/** Shards that are absent, or did not come to their end. */
function missingShards(campaign: CampaignPart): readonly number[] {
  const done = new Map(campaign.shards.map(({ index, runs }) => [index, runs]));
  return Array.from({ length: campaign.of }, (_, index) => index).filter((index) => done.get(index) !== shareOf(campaign, index).count);
}

/** What is missing of a campaign; null where nothing is. */
export function missingText(assurance: Assurance): string | null {
  if (isComplete(assurance)) return null;
  const { campaign } = assurance;
  const where = campaign.of === 1 ? '' : ` (${shardsText(missingShards(campaign), campaign.of)})`;
  return `The campaign is incomplete: ${grouped(campaign.runs - runsOf(campaign))} of ${grouped(campaign.runs)} runs are missing${where}.`;
}

/** "0 proved, 3 exhausted, 30 tested, 1 refuted, 1 open." */
export const verdictCounts = ({ guarantees }: Assurance): string => `${verdicts.map((verdict) => `${countOf(guarantees, verdict).toString()} ${verdict}`).join(', ')}.`;
