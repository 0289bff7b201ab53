export { StatusBadge, type Tone } from './badges/StatusBadge.tsx';
export { DecimalField, type DecimalFieldProps } from './decimal-field/DecimalField.tsx';
export { fieldMessages } from './decimal-field/decimal-field.messages.ts';
export {
  type DecimalKind,
  editingText,
  type FieldReading,
  readField,
  restingText,
} from './decimal-field/field-text.ts';
export { Frame, type FrameProps } from './frame/Frame.tsx';
export { Card, type CardProps, Page, type PageProps } from './frame/Page.tsx';
export { LanguageProvider, useLanguage, useName, useTranslate } from './language/LanguageProvider.tsx';
export { type BandMark, BandMeter, type BandMeterProps } from './meters/BandMeter.tsx';
export { Dumbbell, InlineBar } from './meters/Dumbbell.tsx';
export {
  compareAmounts,
  differenceOf,
  ratioOf,
  relativeChange,
  shareOfWidth,
  signOf,
  sumOf,
} from './numbers/exact.ts';
export { Kpi, type KpiProps, KpiStrip } from './numbers/Kpi.tsx';
export {
  DeltaPercent,
  DeltaText,
  type DeltaTextProps,
  MoneyText,
  type MoneyTextProps,
  PercentText,
} from './numbers/MoneyText.tsx';
export { type Format, useFormat } from './numbers/use-format.ts';
export { EmptyState, type EmptyStateProps } from './states/EmptyState.tsx';
export { ErrorState, type ErrorStateProps } from './states/ErrorState.tsx';
export { Bone, Skeleton, SkeletonRows, useDelayed } from './states/Skeleton.tsx';
export { StaleBadge } from './states/StaleBadge.tsx';
export { LanguageSwitch } from './switches/LanguageSwitch.tsx';
export { ThemeSwitch } from './switches/ThemeSwitch.tsx';
export { mantineVariables } from './theme/mantine-variables.ts';
export { theme } from './theme/theme.ts';
export { useTheme } from './theme/use-theme.ts';
