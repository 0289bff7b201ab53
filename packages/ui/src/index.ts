export { Frame, type FrameProps } from './frame/Frame.tsx';
export { Card, type CardProps, Page, type PageProps } from './frame/Page.tsx';
export { LanguageProvider, useLanguage, useName, useTranslate } from './language/LanguageProvider.tsx';
export { LanguageSwitch } from './switches/LanguageSwitch.tsx';
export { ThemeSwitch } from './switches/ThemeSwitch.tsx';
export { mantineVariables } from './theme/mantine-variables.ts';
export { theme } from './theme/theme.ts';
