import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { useTranslate } from '../language/LanguageProvider.tsx';
import { switchMessages } from './switches.messages.ts';

const SCHEMES = ['light', 'dark', 'auto'] as const;
const ICONS = { light: IconSun, dark: IconMoon, auto: IconDeviceDesktop } as const;

export function ThemeSwitch(props: { readonly fullWidth?: boolean }) {
  const t = useTranslate();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SegmentedControl
      size="xs"
      fullWidth={props.fullWidth ?? false}
      aria-label={t(switchMessages.theme)}
      value={colorScheme}
      onChange={(value) => {
        const scheme = SCHEMES.find((candidate) => candidate === value);
        if (scheme !== undefined) setColorScheme(scheme);
      }}
      data={SCHEMES.map((scheme) => {
        const Icon = ICONS[scheme];
        return {
          value: scheme,
          label: (
            <span title={t(switchMessages[scheme])} style={{ display: 'flex', justifyContent: 'center' }}>
              <Icon size={16} stroke={1.75} aria-hidden="true" />
              <span className="visually-hidden">{t(switchMessages[scheme])}</span>
            </span>
          ),
        };
      })}
    />
  );
}
