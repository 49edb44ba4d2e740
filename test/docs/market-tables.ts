import { marketAsked } from '../../properties/protocol/market.js';
import { reaches } from '../../properties/protocol/market/reached.js';
import { grouped } from '../../src/cli/output/assurance/counts.js';
import { pinnedVerdicts } from '../protocol/verdicts.js';
import { marketWeaknesses } from '../protocol/weaknesses.js';

const letters: Readonly<Record<string, string>> = { exhausted: 'E', tested: 'T', refuted: '**R**', open: 'open', 'not applicable': '–' };

const movesText = (moves: readonly string[]): string => moves.join(', ');

/** What is known of several accounts that share a market: guarantees, then what has to happen, then how many states that took. */
export function marketRows(): { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const markets = pinnedVerdicts().flatMap(({ protocol, market }) => (market === null ? [] : [{ protocol, market }]));
  const verdicts = marketAsked.map(({ claim: { id } }) => [`\`${id}\``, ...markets.map(({ market }) => letters[market.findings.find((each) => each.id === id)?.verdict ?? ''] ?? '')]);
  const happened = reaches.map(({ id }) => [`\`${id}\``, ...markets.map(({ market }) => {
    const found = market.reachings.find((each) => each.id === id);
    return found?.isPossible === true ? (found.reached === null ? '**never**' : movesText(found.reached.moves)) : '–';
  })]);
  const states = ['states of few units', ...markets.map(({ market }) => `${market.isWhole ? 'all ' : ''}${grouped(market.states)}`)];
  return { head: ['', ...markets.map(({ protocol }) => protocol)], rows: [...verdicts, ...happened, states] };
}

/** What breaks a guarantee of a whole market, and why. */
export const marketWeaknessRows = (): readonly (readonly string[])[] => marketWeaknesses.map(({ guarantee, protocols, why }) => [`\`${guarantee}\``, protocols.join(', '), why]);

/** What has to happen now and then. */
export const reachRows = (): readonly (readonly string[])[] => reaches.map(({ id, claim, why }) => [`\`${id}\``, claim, why]);
