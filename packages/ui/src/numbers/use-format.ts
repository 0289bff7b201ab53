import {
  type DateStyle,
  formatDate,
  formatDateTime,
  formatMoney,
  formatNumber,
  formatPercent,
  formatPeriod,
  type MoneyStyle,
  type NumberStyle,
} from '@premia/locale';
import { useMemo } from 'react';
import { useLanguage } from '../language/LanguageProvider.tsx';

const TIME_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The formats of `@premia/locale` with the language filled in. Amounts are decimal strings. */
export interface Format {
  readonly money: (amount: string, style: MoneyStyle) => string;
  readonly number: (value: string, style?: NumberStyle) => string;
  readonly percent: (fraction: string, style?: NumberStyle) => string;
  readonly date: (date: string, style?: DateStyle) => string;
  readonly dateTime: (instant: string) => string;
  readonly period: (period: string) => string;
}

export function useFormat(): Format {
  const { language } = useLanguage();
  return useMemo(
    () => ({
      money: (amount, style) => formatMoney(amount, language, style),
      number: (value, style) => formatNumber(value, language, style),
      percent: (fraction, style) => formatPercent(fraction, language, style),
      date: (date, style) => formatDate(date, language, style),
      dateTime: (instant) => formatDateTime(instant, language, TIME_ZONE),
      period: (period) => formatPeriod(period, language),
    }),
    [language],
  );
}
