import { createTheme, type MantineColorsTuple, type MantineThemeOverride } from '@mantine/core';

/** Fountain-pen ink, light to dark; index 7 is the button on paper, 5 the button in the dark. */
const ink: MantineColorsTuple = [
  '#eceffb',
  '#d8def6',
  '#b4bfee',
  '#8f9ee6',
  '#7184df',
  '#4f63d2',
  '#3f51b8',
  '#2f3f9e',
  '#27348a',
  '#1c266a',
];

const gold: MantineColorsTuple = [
  '#fdf6e6',
  '#f9e9c5',
  '#f3d58f',
  '#edc05a',
  '#e0a93b',
  '#d0961f',
  '#b87d0f',
  '#94630a',
  '#6f4a07',
  '#4c3204',
];

/** Warm greys instead of Mantine's cool ones: the tokens of the light theme. */
const gray: MantineColorsTuple = [
  '#f8f7f4',
  '#f1efea',
  '#e6e3dc',
  '#dad6cd',
  '#cfcac0',
  '#a9a69f',
  '#8b8a92',
  '#555863',
  '#34363f',
  '#1a1c23',
];

/** Text to ground of the dark theme, lightest first, as Mantine orders them. */
const dark: MantineColorsTuple = [
  '#ecedf1',
  '#acb0bc',
  '#8f94a2',
  '#5b6070',
  '#3b404d',
  '#282c36',
  '#1e222b',
  '#171a21',
  '#101218',
  '#0c0e13',
];

/** Mantine dressed in the project's tokens: dense controls, quiet borders, no default blue. */
export const theme: MantineThemeOverride = createTheme({
  colors: { ink, gold, gray, dark },
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 5 },
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font-code)',
  headings: { fontFamily: 'var(--font)', fontWeight: '620' },
  defaultRadius: 'sm',
  radius: { xs: '4px', sm: '6px', md: '10px', lg: '16px', xl: '24px' },
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  shadows: { sm: 'var(--shadow-1)', md: 'var(--shadow-2)', lg: 'var(--shadow-3)', xl: 'var(--shadow-3)' },
  components: {
    Button: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm', allowDeselect: false, checkIconPosition: 'right' } },
    Tooltip: { defaultProps: { openDelay: 250, withArrow: false } },
    Menu: { defaultProps: { shadow: 'md', radius: 'md' } },
    Modal: {
      defaultProps: { radius: 'lg', centered: true },
      styles: { title: { fontSize: 'var(--size-4)', fontWeight: 620 } },
    },
  },
});
