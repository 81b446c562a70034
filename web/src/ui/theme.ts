import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** The one accent: a deep teal that stays apart from every colour of state (green, amber, red). */
const till: MantineColorsTuple = [
  '#edfaf7',
  '#d5f2eb',
  '#a9e4d7',
  '#78d4c1',
  '#4bc0aa',
  '#26a892',
  '#128576',
  '#0f766e',
  '#0b5f59',
  '#084843',
];

export const theme = createTheme({
  primaryColor: 'till',
  primaryShade: { light: 7, dark: 5 },
  autoContrast: true,
  colors: { till },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: 'ui-monospace, monospace',
  headings: { fontFamily: "'Inter Variable', system-ui, sans-serif", fontWeight: '600' },
  defaultRadius: 'md',
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
});
