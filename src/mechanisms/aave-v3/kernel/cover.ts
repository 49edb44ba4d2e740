import { heldIn, scaledMoved } from './collateral.js';
import { accepted, type Answer, type Output } from './outputs.js';
import { type Reason, reverted } from './reason.js';
import { accountOf, type Leg, legOf, type Parameters, positionOf, type State, withPosition, withReserve } from './state.js';
import { refusalOf } from './word.js';

function refusedCover({ umbrella }: Parameters, state: State, sender: string, leg: Leg, amount: bigint): Reason | null {
  if (sender !== umbrella) return 'CallerNotUmbrella';
  if (amount === 0n) return 'InvalidAmount';
  if (leg.reserve.deficit === 0n) return 'ReserveNotInDeficit';
  if (accountOf(state, sender).positions.some(({ isBorrowing }) => isBorrowing)) return 'UserCannotHaveDebt';
  return leg.settings.isActive ? null : 'ReserveInactive';
}

/** The umbrella burns a deposit of its own against a reserve's deficit (`eliminateReserveDeficit`). */
export function coverDeficit(parameters: Parameters, state: State, sender: string, index: number, amount: bigint): Answer {
  const leg = legOf(parameters, state, index);
  if (leg === null || !parameters.release.recordsDeficit) return reverted('UnsupportedCall');
  const refused = refusedCover(parameters, state, sender, leg, amount);
  if (refused !== null) return reverted(refused);
  const { deficit } = leg.reserve;
  const covered = amount < deficit ? amount : deficit;
  const held = heldIn(parameters, state, sender, leg);
  const scaled = scaledMoved(parameters, leg, covered);
  const refusal = refusalOf([held, scaled]);
  if (refusal !== null) return refusal;
  const { scaledDeposit, isCollateral } = positionOf(accountOf(state, sender), index);
  if (covered > held.value || scaled.value > scaledDeposit) return reverted('NotEnoughAvailableUserBalance');
  if (scaled.value === 0n) return reverted('InvalidBurnAmount');
  const endsReserve = isCollateral && covered === held.value;
  const burned = withPosition(state, sender, index, { scaledDeposit: scaledDeposit - scaled.value, isCollateral: isCollateral && !endsReserve });
  const disabled: readonly Output[] = endsReserve ? [{ kind: 'collateralDisabled', reserve: index, account: sender }] : [];
  return accepted(withReserve(burned, index, { deficit: deficit - covered }), [...disabled, { kind: 'deficitCovered', reserve: index, account: sender, amount: covered }]);
}
