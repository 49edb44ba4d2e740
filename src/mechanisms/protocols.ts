import { chain, type Either, left, map, right } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { parse } from 'smol-toml';
import { decodeWith, type InputError, readWith } from '../machine/input.js';
import { type Opening, OpeningCodec, type Units, UnitsCodec } from '../machine/opening.js';
import { exact } from '../machine/records.js';
import type { MarketEmulation, MarketScene } from '../machine/market-scene.js';
import { type Emulation, type Plain, plainOf, type Scene, sceneOf } from '../machine/scene.js';
import { emulationOf as aaveV3 } from './aave-v3/emulation.js';
import * as aaveV3Market from './aave-v3/market.js';
import { ParametersCodec as AaveV3 } from './aave-v3/parameters.js';
import { emulationOf as aaveV4 } from './aave-v4/emulation.js';
import { ParametersCodec as AaveV4 } from './aave-v4/parameters.js';
import { emulationOf as compoundV2 } from './compound-v2/emulation.js';
import * as compoundV2Market from './compound-v2/market.js';
import { ParametersCodec as CompoundV2 } from './compound-v2/parameters.js';
import { emulationOf as compoundV3 } from './compound-v3/emulation.js';
import * as compoundV3Market from './compound-v3/market.js';
import { ParametersCodec as CompoundV3 } from './compound-v3/parameters.js';
import { emulationOf as eulerV2 } from './euler-v2/emulation.js';
import * as eulerV2Market from './euler-v2/market.js';
import { ParametersCodec as EulerV2 } from './euler-v2/parameters.js';
import { emulationOf as liquityV1 } from './liquity-v1/emulation.js';
import * as liquityV1Market from './liquity-v1/market.js';
import { emulationOf as makerClip } from './maker-clip/emulation.js';
import * as makerClipMarket from './maker-clip/market.js';
import { ParametersCodec as MakerClip } from './maker-clip/parameters.js';
import { emulationOf as morphoBlue } from './morpho-blue/emulation.js';
import * as morphoBlueMarket from './morpho-blue/market.js';
import { ParametersCodec as MorphoBlue } from './morpho-blue/parameters.js';
import { emulationOf as preLiquidation } from './morpho-pre-liquidation/emulation.js';
import { ParametersCodec as PreLiquidation } from './morpho-pre-liquidation/parameters.js';

/** A deployed protocol with the parameters of one market. */
export interface Protocol {
  readonly dialect: string;
  readonly about: string;
  readonly parameters: Plain;
  readonly units: Units;
  /** Where the preset says that a borrower begins, in full and with small amounts. */
  readonly opening: Opening;
  readonly small: Opening;
  /** The scene in which a borrower begins so. */
  readonly sceneAt: (opening: Opening) => Scene;
  /** Several accounts that share the market; null where the emulation is of one alone. */
  readonly market: SharedMarket | null;
}

/** A market of several accounts. */
export interface SharedMarket {
  /** Amounts so small that every state can be visited. */
  readonly few: Opening;
  /** The scene in which the first of them begins so. */
  readonly sceneAt: (opening: Opening) => MarketScene;
}

type Made = Pick<Protocol, 'parameters' | 'sceneAt' | 'market'>;
type Maker = (parameters: unknown) => Either<readonly InputError[], Made>;

/** What a protocol with such parameters is to one account, and to several where that is emulated. */
interface Emulations<P, State> {
  readonly emulationOf: (parameters: P, opening: Opening) => Emulation<State>;
  readonly shared?: { readonly few: Opening; readonly marketOf: (parameters: P, opening: Opening) => MarketEmulation<State> };
}

/** The types of a protocol's own end here. */
const made = <P, State>(codec: t.Type<P, unknown>, { emulationOf, shared }: Emulations<P, State>): Maker => (data) => map((parameters: P): Made => ({
  parameters: plainOf(codec.encode(parameters)), sceneAt: (opening) => sceneOf(emulationOf(parameters, opening)),
  market: shared === undefined ? null : { few: shared.few, sceneAt: (opening) => sceneOf(shared.marketOf(parameters, opening)) },
}))(decodeWith(codec, data));

const makers: Readonly<Record<string, Maker>> = {
  'maker-clip@1': made(MakerClip, { emulationOf: makerClip, shared: makerClipMarket }),
  'aave-v3@1': made(AaveV3, { emulationOf: aaveV3, shared: aaveV3Market }),
  'aave-v4@1': made(AaveV4, { emulationOf: aaveV4 }),
  'compound-v2@1': made(CompoundV2, { emulationOf: compoundV2, shared: compoundV2Market }),
  'compound-v3@1': made(CompoundV3, { emulationOf: compoundV3, shared: compoundV3Market }),
  'morpho-blue@1': made(MorphoBlue, { emulationOf: morphoBlue, shared: morphoBlueMarket }),
  'morpho-pre-liquidation@1': made(PreLiquidation, { emulationOf: preLiquidation }),
  'euler-v2@1': made(EulerV2, { emulationOf: eulerV2, shared: eulerV2Market }),
  'liquity-v1@1': made(exact('no parameters', {}), { emulationOf: liquityV1, shared: liquityV1Market }),
};

const file = exact('a protocol', { protocol: t.string, about: t.string, parameters: t.unknown, units: UnitsCodec, opening: OpeningCodec, small: OpeningCodec });

const inParameters = (errors: readonly InputError[]): readonly InputError[] => errors.map((error) => ({ ...error, path: error.path === '' ? 'parameters' : `parameters.${error.path}` }));

/** The protocol that plain data describes, with its parameters as the protocol itself would take them. Refuses with every error found. */
export function protocolFrom(data: unknown): Either<readonly InputError[], Protocol> {
  const read = decodeWith(file, data);
  if (read._tag === 'Left') return read;
  const { protocol, about, parameters, units, opening, small } = read.right;
  const maker = Object.hasOwn(makers, protocol) ? makers[protocol] : undefined;
  if (maker === undefined) return left([{ code: 'UNKNOWN_DIALECT', path: 'protocol', expected: `one of ${Object.keys(makers).join(', ')}`, found: protocol }]);
  const answer = maker(parameters);
  return answer._tag === 'Left' ? left(inParameters(answer.left)) : right({ dialect: protocol, about, units, opening, small, ...answer.right });
}

/** The same of a TOML text. */
export const decodeProtocol = (text: string): Either<readonly InputError[], Protocol> => chain(protocolFrom)(readWith(parse, 'TOML', text));

/** A protocol as plain data, which `protocolFrom` reads. */
export const plainProtocol = ({ dialect, about, parameters, units, opening, small }: Protocol): unknown =>
  file.encode({ protocol: dialect, about, parameters, units, opening, small });
