import type { Protocol } from '../../../mechanisms/protocols.js';

/** Which formulas a protocol has: those of its mechanism, and of its release where it names one. */
export function formulaKey({ dialect, parameters }: Pick<Protocol, 'dialect' | 'parameters'>): string {
  const release = typeof parameters === 'object' && parameters !== null && 'release' in parameters ? parameters['release'] : undefined;
  const name = typeof release === 'string' ? release : typeof release === 'object' && release !== null && 'name' in release ? release['name'] : undefined;
  return typeof name === 'string' ? `${dialect} ${name}` : dialect;
}
