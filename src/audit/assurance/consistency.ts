import type { Design } from '../../kernel/design.js';
import type { InputCode, InputError } from '../../machine/input.js';
import type { Mechanism } from '../../machine/mechanism.js';
import { replayTrace } from '../replay.js';
import type { Trace } from '../trace.js';
import type { Assurance } from './assurance.js';
import { type CampaignPart, shareOf } from './campaign-part.js';
import type { Assured, Evidence, Searching } from './evidence.js';
import { searchingOf } from './merge.js';
import { evidenceInOrder } from './order.js';
import { inOrder, type Names } from './reach.js';
import { verdictOf } from './verdict.js';

const error = (path: string, expected: string, found: string, code: InputCode = 'MALFORMED'): readonly InputError[] => [{ code, path, expected, found }];
const when = (isWrong: boolean, errors: () => readonly InputError[]): readonly InputError[] => (isWrong ? errors() : []);

const isAscending = (numbers: readonly number[]): boolean => numbers.every((number, place) => place === 0 || number > (numbers[place - 1] ?? number));
const said = (names: readonly string[]): string => names.join(', ');

function errorsOfNames({ reached, missing }: Names, path: string): readonly InputError[] {
  const both = reached.filter((name) => missing.includes(name));
  const unordered = (names: readonly string[], key: string): readonly InputError[] =>
    when(said(inOrder(names)) !== said(names), () => error(`${path}.${key}`, 'names in the order of their code units, each once', said(names)));
  return [...unordered(reached, 'reached'), ...unordered(missing, 'missing'), ...when(both.length > 0, () => error(`${path}.missing`, 'no name that was reached', said(both)))];
}

function errorsOfCampaign(campaign: CampaignPart): readonly InputError[] {
  const { shards, of } = campaign;
  const indices = shards.map(({ index }) => index);
  return [
    ...when(!isAscending(indices), () => error('campaign.shards', 'shards in ascending order, each once', indices.join(', '))),
    ...shards.flatMap(({ index, runs }, place) => {
      const path = `campaign.shards[${place.toString()}]`;
      if (index >= of) return error(`${path}.index`, `a shard below ${of.toString()}`, index.toString(), 'OUT_OF_RANGE');
      const share = shareOf(campaign, index).count;
      return when(runs > share, () => error(`${path}.runs`, `at most the ${share.toString()} runs of this shard`, runs.toString(), 'OUT_OF_RANGE'));
    }),
  ];
}

const isSearch = (evidence: Evidence): evidence is Searching => evidence.kind === 'search';

/** A search speaks of the shards of the campaign, and its sums are theirs. */
function errorsOfSearch(search: Searching, { seed, of, shards }: CampaignPart, path: string): readonly InputError[] {
  const told = search.shards.map(({ index, of: all, runs }) => `${index.toString()}/${all.toString()}: ${runs.toString()}`).join(', ');
  const known = shards.map(({ index, runs }) => `${index.toString()}/${of.toString()}: ${runs.toString()}`).join(', ');
  const { runs, judged } = searchingOf(seed, search.shards);
  return [
    ...when(search.seed !== seed, () => error(`${path}.seed`, `${seed.toString()}, the seed of the campaign`, search.seed.toString())),
    ...when(told !== known, () => error(`${path}.shards`, `the runs of the campaign's shards (${known})`, told)),
    ...when(search.runs !== runs, () => error(`${path}.runs`, `${runs.toString()}, the sum of its shards`, search.runs.toString())),
    ...when(search.judged !== judged, () => error(`${path}.judged`, `${judged.toString()}, the sum of its shards`, search.judged.toString())),
  ];
}

function errorsOfEvidence(evidence: readonly Evidence[], campaign: CampaignPart, path: string): readonly InputError[] {
  const kinds = (list: readonly Evidence[]): string => list.map(({ kind }) => kind).join(', ');
  const ordered = evidenceInOrder(evidence);
  return [
    ...when(evidence.filter(isSearch).length > 1, () => error(path, 'one search at most', kinds(evidence))),
    ...when(ordered.some((each, place) => each !== evidence[place]) || ordered.length !== evidence.length, () =>
      error(path, `the strongest first, each once (${kinds(ordered)})`, kinds(evidence))),
    ...evidence.flatMap((each, place) => {
      const at = `${path}[${place.toString()}]`;
      if (each.kind === 'proof') {
        return when(each.discharged > each.obligations, () => error(`${at}.discharged`, `at most ${each.obligations.toString()}`, each.discharged.toString(), 'OUT_OF_RANGE'));
      }
      return isSearch(each) ? errorsOfSearch(each, campaign, at) : [];
    }),
  ];
}

/** Whether a trace breaks a guarantee whenever it is replayed. */
const isReproduced = (id: string, trace: Trace, mechanism: Mechanism<Design>): boolean =>
  trace.guarantee === id && replayTrace(trace, mechanism).brokenAt !== null;

/** A verdict is what its evidence amounts to, and a refutation can be seen again: no file makes either stronger than it is. */
function errorsOfGuarantee(mechanism: Mechanism<Design>, { campaign, design: { design } }: Assurance, assured: Assured, path: string): readonly InputError[] {
  const { id, evidence, trace, verdict, promised } = assured;
  const guarantee = mechanism.guarantees.find((each) => each.id === id);
  if (guarantee === undefined) return error(`${path}.id`, `a guarantee of ${mechanism.dialect}`, JSON.stringify(id), 'UNKNOWN_KEY');
  const [isPromised, due] = [guarantee.promisedBy(design), verdictOf(evidence, trace !== null)];
  return [
    ...when(promised !== isPromised, () => error(`${path}.promised`, `${String(isPromised)}, as the design has it`, String(promised))),
    ...errorsOfEvidence(evidence, campaign, `${path}.evidence`),
    ...when(verdict !== due, () => error(`${path}.verdict`, `"${due}", which is what its evidence amounts to`, JSON.stringify(verdict))),
    ...when(trace !== null && !isReproduced(id, trace, mechanism), () =>
      error(`${path}.trace`, `a run that breaks ${id} when it is replayed`, 'one that does not')),
  ];
}

/** What is wrong with a report of the right shape: everything that it says twice must be said alike. */
export function errorsIn(mechanism: Mechanism<Design>, report: Assurance): readonly InputError[] {
  const { coverage, campaign, guarantees } = report;
  const ids = guarantees.map(({ id }) => id);
  const inRegistry = mechanism.guarantees.map(({ id }) => id).filter((id) => ids.includes(id));
  const isKnown = ids.every((id) => inRegistry.includes(id));
  return [
    ...errorsOfCampaign(campaign),
    ...Object.entries(coverage).flatMap(([key, names]: readonly [string, Names]) => errorsOfNames(names, `coverage.${key}`)),
    ...when(isKnown && said(inRegistry) !== said(ids), () => error('guarantees', `guarantees in the order of ${mechanism.dialect}, each once (${said(inRegistry)})`, said(ids))),
    ...guarantees.flatMap((assured, place) => errorsOfGuarantee(mechanism, report, assured, `guarantees[${place.toString()}]`)),
  ];
}
