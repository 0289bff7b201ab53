import type { NodeKindName } from '@premia/scheme';
import {
  IconAdjustmentsHorizontal,
  IconArrowFork,
  IconArrowsSplit2,
  IconBracketsContain,
  IconCalendar,
  IconCalendarRepeat,
  IconCalendarTime,
  IconCashBanknote,
  IconChartBar,
  IconChartHistogram,
  IconChartPie,
  IconChevronDown,
  IconChevronUp,
  IconCirclePlus,
  IconCreditCardPay,
  IconDivide,
  IconDoor,
  IconEqual,
  IconEqualNot,
  IconExchange,
  IconFunction,
  IconGauge,
  IconHash,
  IconListDetails,
  IconMathMax,
  IconMathMin,
  IconMathSymbols,
  IconMinus,
  IconPackage,
  IconPercentage,
  IconPigMoney,
  IconPlus,
  IconPlusMinus,
  IconQuestionMark,
  IconReceiptRefund,
  IconRepeat,
  IconScale,
  IconStairs,
  IconSuperscript,
  IconTable,
  IconTableOptions,
  IconTarget,
  IconTrendingUp,
  IconUser,
  IconUsersGroup,
  IconVariable,
  IconWallet,
  IconX,
} from '@tabler/icons-react';
import { ComponentBody } from './bodies/ComponentBody.tsx';
import { ConstantBody } from './bodies/ConstantBody.tsx';
import { ConvertBody } from './bodies/ConvertBody.tsx';
import { DecisionBody } from './bodies/DecisionBody.tsx';
import { EachBody, FactsBody } from './bodies/FactsBodies.tsx';
import { FormulaBody } from './bodies/FormulaBody.tsx';
import { MatrixBody } from './bodies/MatrixBody.tsx';
import { DrawBody, InstalmentsBody, PoolBody, ProrateBody, RampBody, TeamBody } from './bodies/PayBodies.tsx';
import { PayoutBody } from './bodies/PayoutBody.tsx';
import { SwitchBody, WeightedBody } from './bodies/RowBodies.tsx';
import { CompareBody, PowerBody, RoundBody } from './bodies/RuleBodies.tsx';
import {
  AttributeBody,
  BalanceBody,
  CalendarBody,
  CriterionBody,
  LookupBody,
  ParameterBody,
} from './bodies/SourceBodies.tsx';
import { SplitBody } from './bodies/SplitBody.tsx';
import { TiersBody } from './bodies/TiersBody.tsx';
import type { NodeView } from './node-view.ts';

const plain = (Icon: NodeView['Icon']): NodeView => ({ Icon, Body: null });

/** The picture of every kind. A kind without a picture is a type error. */
export const NODE_VIEWS = {
  criterion: { Icon: IconTarget, Body: CriterionBody },
  attribute: { Icon: IconUser, Body: AttributeBody },
  parameter: { Icon: IconVariable, Body: ParameterBody },
  constant: { Icon: IconHash, Body: ConstantBody },
  calendar: { Icon: IconCalendar, Body: CalendarBody },
  balance: { Icon: IconWallet, Body: BalanceBody },
  add: plain(IconPlus),
  subtract: plain(IconMinus),
  multiply: plain(IconX),
  divide: plain(IconDivide),
  min: plain(IconMathMin),
  max: plain(IconMathMax),
  sum: plain(IconCirclePlus),
  average: plain(IconChartBar),
  abs: plain(IconBracketsContain),
  negate: plain(IconPlusMinus),
  clamp: plain(IconAdjustmentsHorizontal),
  round: { Icon: IconMathSymbols, Body: RoundBody },
  power: { Icon: IconSuperscript, Body: PowerBody },
  weighted: { Icon: IconScale, Body: WeightedBody },
  compare: { Icon: IconEqual, Body: CompareBody },
  and: plain(IconChevronUp),
  or: plain(IconChevronDown),
  not: plain(IconEqualNot),
  if: plain(IconArrowsSplit2),
  switch: { Icon: IconListDetails, Body: SwitchBody },
  gate: plain(IconDoor),
  tiers: { Icon: IconStairs, Body: TiersBody },
  matrix: { Icon: IconTable, Body: MatrixBody },
  decision: { Icon: IconTableOptions, Body: DecisionBody },
  lookup: { Icon: IconPercentage, Body: LookupBody },
  formula: { Icon: IconFunction, Body: FormulaBody },
  component: { Icon: IconPackage, Body: ComponentBody },
  each: { Icon: IconRepeat, Body: EachBody },
  facts: { Icon: IconChartHistogram, Body: FactsBody },
  team: { Icon: IconUsersGroup, Body: TeamBody },
  pool: { Icon: IconChartPie, Body: PoolBody },
  split: { Icon: IconArrowFork, Body: SplitBody },
  prorate: { Icon: IconCalendarTime, Body: ProrateBody },
  draw: { Icon: IconCreditCardPay, Body: DrawBody },
  reserve: plain(IconPigMoney),
  instalments: { Icon: IconCalendarRepeat, Body: InstalmentsBody },
  clawback: plain(IconReceiptRefund),
  convert: { Icon: IconExchange, Body: ConvertBody },
  ramp: { Icon: IconTrendingUp, Body: RampBody },
  payout: { Icon: IconCashBanknote, Body: PayoutBody },
  indicator: plain(IconGauge),
} as const satisfies Record<NodeKindName, NodeView>;

/** For a kind this version does not know: shown, kept, not understood. */
export const UNKNOWN_VIEW: NodeView = plain(IconQuestionMark);
