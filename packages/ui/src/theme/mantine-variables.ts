import type { CSSVariablesResolver } from '@mantine/core';

/** Points Mantine's own variables at the tokens, so that stock controls sit on the same paper. */
export const mantineVariables: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-text': 'var(--text)',
    '--mantine-color-dimmed': 'var(--text-faint)',
    '--mantine-color-placeholder': 'var(--text-faint)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-hover': 'var(--surface-hover)',
    '--mantine-color-default-color': 'var(--text)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-error': 'var(--loss)',
    '--mantine-color-anchor': 'var(--ink-text)',
    '--mantine-primary-color-light': 'var(--ink-soft)',
    '--mantine-primary-color-light-color': 'var(--ink-text)',
    '--mantine-line-height': '1.5',
  };
  return { variables: {}, light: shared, dark: shared };
};
