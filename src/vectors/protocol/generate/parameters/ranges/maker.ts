import { MOST_WORD, named, type Parameters, quantity, RAY, WAD } from '../range.js';

const word = quantity(0n, MOST_WORD);
const aboveZero = quantity(1n, MOST_WORD);
const cut = quantity(0n, RAY);
const clipper = 'market.clipper';

/** Auctions of Maker. Governance sets most of it anew while the system runs: it stands in the world. */
export const makerClip: Parameters = {
  governor: { range: named },
  par: { range: aboveZero },
  liquidationRatio: { range: aboveZero },
  queueDelay: { range: word },
  'curve.kind': {
    range: {
      kind: 'variants',
      usual: { linear: { kind: 'linear', zeroAfter: '3600' }, stairstep: { kind: 'stairstep', every: '90', cut: `99${'0'.repeat(25)}` }, exponential: { kind: 'exponential', cut: `99${'0'.repeat(25)}` } },
    },
    begins: `${clipper}.curve.kind`,
  },
  'curve.linear.zeroAfter': { range: word, begins: `${clipper}.curve.linear.zeroAfter` },
  'curve.stairstep.every': { range: word, begins: `${clipper}.curve.stairstep.every` },
  'curve.stairstep.cut': { range: cut, begins: `${clipper}.curve.stairstep.cut` },
  'curve.exponential.cut': { range: cut, begins: `${clipper}.curve.exponential.cut` },
  rate: { range: aboveZero, begins: 'market.vat.rate' },
  buffer: { range: word, begins: `${clipper}.buffer` },
  tail: { range: word, begins: `${clipper}.tail` },
  cusp: { range: word, begins: `${clipper}.cusp` },
  chip: { range: quantity(0n, (1n << 64n) - 1n), begins: `${clipper}.chip` },
  tip: { range: quantity(0n, (1n << 192n) - 1n), begins: `${clipper}.tip` },
  dust: { range: word, begins: 'market.vat.dust' },
  penalty: { range: quantity(WAD, MOST_WORD), begins: 'market.dog.penalty' },
  limit: { range: word, begins: 'market.dog.limit' },
  totalLimit: { range: word, begins: 'market.dog.totalLimit' },
  ceiling: { range: word, begins: 'market.vat.ceiling' },
  totalCeiling: { range: word, begins: 'market.vat.totalCeiling' },
};
