import { by, type Course } from './course.js';

const debtOf = (account: string, at: number, repaid: string) => by('liquidator', at, 'liquidate', { account, debt: '1', collateral: '0', repaid });
const absorb = (at: number, ...accounts: readonly string[]) => by('absorber', at, 'absorb', { accounts });
const buy = (at: number, paid: string, least: string) => by('buyer', at, 'buyCollateral', { asset: '0', paid, least });

/** Markets of Compound v2 and one of v3. */
export const compoundCourses: readonly Course[] = [
  {
    preset: 'compound-v2', slug: 'liquidated-by-the-close-factor', comment: 'A healthy account is left alone; after a fall the close factor and not more may be repaid, and then again of what is left.',
    events: [debtOf('borrower', 1, '1'), by('world', 2, 'price', { market: '0', price: '1500000000000000000000' }), debtOf('borrower', 2, '7000000000000000000001'), debtOf('borrower', 2, '7000000000000000000000'), debtOf('borrower', 3, '3500000000000000000000')],
  },
  {
    preset: 'compound-v2', slug: 'debt-without-enough-behind', comment: 'The price falls so far that what is to be seized exceeds what is there: the last of it goes for less, and the debt stays on the books.',
    events: [by('world', 2, 'price', { market: '0', price: '600000000000000000000' }), debtOf('borrower', 2, '7000000000000000000000'), debtOf('borrower', 2, '5000000000000000000000'), debtOf('borrower', 3, '4000000000000000000000')],
  },
  {
    preset: 'compound-v3', slug: 'absorbed-and-sold', comment: 'A healthy account is not absorbed; after a fall it is, whole, and its collateral is sold at the store front until reserves reach their target.',
    events: [absorb(2, 'borrower'), by('world', 3, 'price', { asset: '0', price: '150000000000' }), absorb(3, 'borrower'), buy(4, '1000000000', '1000000000000000000'), buy(4, '1000000000', '0'), absorb(5, 'borrower')],
  },
  {
    preset: 'compound-v3', slug: 'paused-and-without-prices', comment: 'What a guardian pauses is refused; a price of nothing is told and refused when it is asked for; a debt beyond the credit is the protocol\'s loss.',
    events: [
      by('guardian', 2, 'pause', { absorb: true, buy: true }), absorb(3, 'borrower'), buy(3, '1', '0'), by('guardian', 4, 'pause', { absorb: false, buy: false }), by('world', 5, 'basePrice', { price: '0' }), absorb(5, 'borrower'),
      by('world', 6, 'basePrice', { price: '100000000' }), by('world', 6, 'price', { asset: '1', price: '1' }), by('world', 6, 'price', { asset: '0', price: '50000000000' }), absorb(86_400, 'borrower'),
    ],
  },
];
