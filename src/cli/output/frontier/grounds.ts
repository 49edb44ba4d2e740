import { depthTimesHeld } from '../../../audit/frontier/worst-case/start.js';
import type { DrawnMap } from './drawn.js';

/** What the answers of a map rest on: the theorem, the worst cases with what was assumed of the market, and which points were asked. */
export function groundsOf({ asked: { question, setting: { design } }, map: { columns } }: DrawnMap): readonly string[] {
  const isExact = columns.some(({ theoremPoints }) => theoremPoints > 0);
  const isRun = columns.some(({ machinePoints }) => machinePoints > 0);
  return [
    ...(isExact ? [`Theorem: ${question.theorem}`] : []),
    ...(isRun ? [
      `Machine: ${question.worstCase}${design.depth.kind === 'share' ? ` The market absorbs ${depthTimesHeld.toString()} times what the account holds.` : ''} `
      + 'Where the claim fails, one of these runs breaks it; where it holds, none of them does, and another might.',
    ] : []),
    ...(isExact || isRun ? [
      'Points: both ends, seven between them and the design\'s own; what lies between unlike answers is halved down to neighbours. '
      + 'A change that is taken back between two like answers stays unseen.',
    ] : []),
  ];
}
