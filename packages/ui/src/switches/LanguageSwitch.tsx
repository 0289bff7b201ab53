import { SegmentedControl } from '@mantine/core';
import { isLanguage } from '@premia/locale';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { switchMessages } from './switches.messages.ts';

/** Each language in its own words, so that it can be found by someone who cannot read the other. */
export function LanguageSwitch(props: { readonly fullWidth?: boolean }) {
  const { language, setLanguage, translate } = useLanguage();
  return (
    <SegmentedControl
      size="xs"
      fullWidth={props.fullWidth ?? false}
      aria-label={translate(switchMessages.language)}
      value={language}
      onChange={(value) => {
        if (isLanguage(value)) setLanguage(value);
      }}
      data={[
        { value: 'ru', label: 'Русский' },
        { value: 'en', label: 'English' },
      ]}
    />
  );
}
