import type { Trace } from '../../../audit/trace.js';
import { replayTrace } from '../../../audit/replay.js';
import type { Asset, Design } from '../../../kernel/design.js';
import type { Effect } from '../../../kernel/effect.js';
import type { Event } from '../../../kernel/event.js';
import type { World } from '../../../kernel/world.js';
import { rowOf } from '../../../market/run/row.js';
import { shortAmount, shortHealth, shortPrice } from '../quantities.js';
import { timeOf } from '../time.js';
import { lossText } from '../timeline.js';

const assetOf = ({ assets }: Design, id: string): Asset => assets.find((asset) => asset.id === id) ?? { id, decimals: 0n, threshold: 0n, bonus: 0n, borrowable: false, rate: 0n };

/** What an event asks for, beside its type and time. */
function asked(design: Design, { account: { auction } }: World, event: Event): string {
  switch (event.type) {
    case 'QUOTE':
      return event.quotes.map(({ asset, price }) => `${asset} at ${shortPrice(price, assetOf(design, asset))}`).join(', ');
    case 'DEPOSIT':
    case 'WITHDRAW':
    case 'BORROW':
    case 'REPAY':
    case 'COVER':
      return shortAmount(event.amount, assetOf(design, event.asset));
    case 'STEP':
      return `up to ${shortAmount(event.offered, assetOf(design, event.debt))} for ${event.collateral}`;
    case 'OPEN_AUCTION':
      return `of ${event.collateral} for ${event.debt}`;
    case 'TAKE':
      return auction === null ? '' : `up to ${shortAmount(event.amount, assetOf(design, design.assets[auction.collateral]?.id ?? ''))}`;
    default:
      return '';
  }
}

/** What moved, by its own words; interest comes with every event, and what was asked for is told already. */
function moved(design: Design, effects: readonly Effect[], type: Event['type']): string {
  const isAsked = type === 'DEPOSIT' || type === 'WITHDRAW' || type === 'BORROW' || type === 'COVER';
  return effects.flatMap((effect) => {
    if (effect.kind === 'loss') return [lossText(design, effect.asset, effect)];
    if (effect.kind !== 'flow' || effect.flow === 'accrued' || effect.amount === 0n || isAsked) return [];
    return [`${effect.flow} ${shortAmount(effect.amount, assetOf(design, effect.asset))}`];
  }).join(', ');
}

/** Each event of a trace as one line of plain text: when, what, and what came of it. */
export function eventTexts(trace: Trace): readonly string[] {
  const { design } = trace.design;
  return replayTrace(trace).moments.map(({ before, event, parts, refusal }) => {
    const told = [timeOf(event.at), event.type, asked(design, before, event)].filter((word) => word !== '').join(' ');
    if (parts === null) return `${told}: refused, ${refusal?.code ?? 'the machine failed'}`;
    const { row } = rowOf(design, '', parts);
    const phase = row.before === row.after ? row.after : `${row.before} to ${row.after}`;
    const health = shortHealth(row.health);
    const came = [moved(design, row.effects, event.type), phase, health === '-' ? '' : `health ${health}`];
    return `${told}: ${came.filter((word) => word !== '').join('; ')}`;
  });
}
