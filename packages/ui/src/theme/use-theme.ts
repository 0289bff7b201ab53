import { type MantineThemeOverride, mergeThemeOverrides } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslate } from '../language/LanguageProvider.tsx';
import { themeMessages } from './theme.messages.ts';
import { theme } from './theme.ts';

/** The theme with the words Mantine's own buttons need for those who do not see their icons. */
export function useTheme(): MantineThemeOverride {
  const t = useTranslate();
  return useMemo(() => {
    const closing = { defaultProps: { closeButtonProps: { 'aria-label': t(themeMessages.close) } } };
    return mergeThemeOverrides(theme, { components: { Modal: closing, Drawer: closing } });
  }, [t]);
}
