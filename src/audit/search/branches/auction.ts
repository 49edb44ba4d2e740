import { effectOf, moved } from '../../../../properties/effects.js';
import type { Design } from '../../../kernel/design.js';
import type { Part } from '../../../machine/decide.js';

const layers = ['surplus', 'insurance', 'backstop', 'socialised'] as const;

const hasTip = ({ auction: { tip, tipShare } }: Design): boolean => tip > 0n || tipShare > 0n;

/** Ways of takes, tips, absorptions and losses. */
export const auctionBranchesOf = (design: Design): readonly string[] => [
  'take: at the start', 'take: between', 'take: at the floor', 'take: of the whole lot', 'take: of a part', 'take: pays the whole debt',
  ...(hasTip(design) ? ['tip: paid', 'tip: of an empty fund'] : []),
  'absorption: of the whole lot', 'absorption: of the whole debt',
  ...layers.map((layer) => `loss: borne by ${layer}`),
];

function takeBranches({ before, after, effects }: Part): readonly string[] {
  const took = effectOf(effects, 'took');
  const { auction } = before.account;
  if (took === undefined || auction === null) return [];
  const paidAll = (after.account.debt[auction.debt] ?? 0n) === 0n;
  return [
    took.ask >= auction.startPrice ? 'take: at the start' : took.ask <= auction.floorPrice ? 'take: at the floor' : 'take: between',
    took.sold === auction.lot ? 'take: of the whole lot' : 'take: of a part',
    ...(paidAll ? ['take: pays the whole debt'] : []),
  ];
}

function tipBranches(design: Design, { event, before, effects }: Part): readonly string[] {
  if (!hasTip(design) || (event.type !== 'OPEN_AUCTION' && event.type !== 'RESET_AUCTION')) return [];
  const asset = event.type === 'OPEN_AUCTION' ? event.debt : (design.assets[before.account.auction?.debt ?? -1]?.id ?? '');
  return [moved(effects, 'tipped', asset) > 0n ? 'tip: paid' : 'tip: of an empty fund'];
}

function absorptionBranches({ assets }: Design, { event, before, effects }: Part): readonly string[] {
  const { auction, debt } = before.account;
  if (event.type !== 'RECOGNISE_LOSS' || auction === null) return [];
  const absorbed = moved(effects, 'absorbed', assets[auction.debt]?.id ?? '');
  return [
    ...(moved(effects, 'salvaged', assets[auction.collateral]?.id ?? '') === auction.lot ? ['absorption: of the whole lot'] : []),
    ...(absorbed === debt[auction.debt] ? ['absorption: of the whole debt'] : []),
  ];
}

function lossBranches({ effects }: Part): readonly string[] {
  const losses = effects.flatMap((effect) => (effect.kind === 'loss' ? [effect] : []));
  return layers.filter((layer) => losses.some((loss) => loss[layer] > 0n)).map((layer) => `loss: borne by ${layer}`);
}

/** The branches that one part of a step took. */
export const auctionBranches = (design: Design, part: Part): readonly string[] =>
  [...takeBranches(part), ...tipBranches(design, part), ...absorptionBranches(design, part), ...lossBranches(part)];
