import type { ProtocolVerdict } from '../../../audit/protocol/assess.js';
import type { Style } from '../style.js';

/** A verdict in the colour of what it means. */
export function painted(verdict: ProtocolVerdict, style: Style): string {
  if (verdict === 'refuted') return style.bad(verdict);
  if (verdict === 'not applicable') return style.faint(verdict);
  return verdict === 'open' ? style.doubtful(verdict) : style.good(verdict);
}
