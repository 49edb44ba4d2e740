/** A real excerpt that is shipped with the package. */
export interface Example {
  readonly description: string;
  /** Whether the asset it quotes is best read as collateral, which a fall hurts, or as debt, which a rise hurts. */
  readonly role: 'collateral' | 'debt';
}

const exampleTable = {
  'eth-2020-03': { description: 'Ether, 11 to 14 March 2020, hourly: 194.61 on the morning of the 12th, 86.00 that night.', role: 'collateral' },
  'luna-2022-05': { description: 'Luna, 8 to 13 May 2022, hourly: from 65.74 to 0.00005, where the quotes end.', role: 'collateral' },
  'crv-2022-11': { description: 'Curve, 21 to 23 November 2022, hourly: a squeeze from 0.401 to 0.740 in seven hours.', role: 'debt' },
  'aave-2025-10': { description: 'Aave, 10 and 11 October 2025, quarter-hourly: 226.14 to 80.01 and back to 170.86 within one bar.', role: 'collateral' },
} satisfies Readonly<Record<string, Example>>;

export type ExampleName = keyof typeof exampleTable;

/** The shipped excerpts, by the name of their file. */
export const examples: Readonly<Record<ExampleName, Example>> = exampleTable;

export const isExampleName = (name: string): name is ExampleName => Object.hasOwn(exampleTable, name);

/** Every example by name, in the order of the table. */
export const exampleNames = (): readonly ExampleName[] => Object.keys(exampleTable).filter(isExampleName);
