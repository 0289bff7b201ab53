import { useLanguage } from '@premia/ui';
import { paramMessages as messages } from '../../inspector/params/params.messages.ts';
import { useDocumentPart } from '../../state/designer-context.tsx';
import { InlineSelect } from './InlineSelect.tsx';

/** Those that companies with people in several countries pay in; another one that stands in the document is shown. */
const CURRENCIES = ['RUB', 'USD', 'EUR', 'KZT', 'BYN', 'UZS', 'AMD', 'GEL', 'KGS', 'TRY', 'CNY', 'AED', 'INR', 'GBP'];

export interface CurrencySelectProps {
  readonly label: string;
  /** Undefined: the scheme's own. */
  readonly value: string | undefined;
  readonly onChange: (currency: string | undefined) => void;
  readonly isWide?: boolean;
}

export function CurrencySelect({ label, value, onChange, isWide }: CurrencySelectProps) {
  const { language, translate: t } = useLanguage();
  const own = useDocumentPart((document) => document.currency);
  const names = new Intl.DisplayNames(language, { type: 'currency' });
  const others = CURRENCIES.filter((code) => code !== own || code === value);
  return (
    <InlineSelect
      label={label}
      value={value ?? ''}
      isWide={isWide ?? false}
      options={[
        { value: '', label: t(messages.ofScheme, { currency: own }) },
        ...others.map((code) => ({
          value: code,
          label: t(messages.currencyName, { code, name: names.of(code) ?? code }),
        })),
      ]}
      onChange={(chosen) => onChange(chosen === '' ? undefined : chosen)}
    />
  );
}
