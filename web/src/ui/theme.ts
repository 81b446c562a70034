import {
  Button,
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  ModalRoot,
  PasswordInput,
  Textarea,
  TextInput,
  Tooltip,
  type VariantColorsResolver,
} from '@mantine/core';

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

/** Mantine's greys for the dark, in the hue of ours. */
const dark: MantineColorsTuple = [
  '#eef4f6',
  '#c9d5da',
  '#a3b3bb',
  '#74858e',
  '#3a4a52',
  '#2c3a41',
  '#1a252a',
  '#172126',
  '#101a1e',
  '#0b1215',
];

/** The accent and what is written on it change together with light and dark. */
const colours: VariantColorsResolver = (input) => {
  const usual = defaultVariantColorsResolver(input);
  if (input.variant === 'filled')
    return {
      ...usual,
      background: 'var(--tk-accent)',
      hover: 'var(--tk-accent-hover)',
      color: 'var(--tk-on-accent)',
    };
  if (input.variant === 'subtle') return { ...usual, color: 'var(--tk-link)' };
  return usual;
};

export const theme = createTheme({
  primaryColor: 'till',
  primaryShade: { light: 7, dark: 4 },
  variantColorResolver: colours,
  colors: { till, dark },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: 'ui-monospace, monospace',
  fontWeights: { regular: '400', medium: '600', bold: '600' },
  headings: { fontFamily: "'Inter Variable', system-ui, sans-serif", fontWeight: '600' },
  radius: { xs: '6px', sm: '8px', md: '12px', lg: '14px', xl: '20px' },
  defaultRadius: 'md',
  spacing: { xs: '0.5rem', sm: '1rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ defaultProps: { size: 'lg' } }),
    TextInput: TextInput.extend({ defaultProps: { size: 'lg' } }),
    PasswordInput: PasswordInput.extend({
      defaultProps: { size: 'lg' },
      // The eye is touched too.
      vars: () => ({ root: { '--psi-button-size': '3rem' } }),
    }),
    Textarea: Textarea.extend({ defaultProps: { size: 'lg' } }),
    Tooltip: Tooltip.extend({
      defaultProps: {
        // Beside what it explains, so that it is inside the page's landmarks.
        withinPortal: false,
        floatingStrategy: 'fixed',
        openDelay: 400,
        events: { hover: true, focus: true, touch: false },
      },
    }),
    ModalRoot: ModalRoot.extend({
      defaultProps: {
        centered: true,
        transitionProps: { duration: 120 },
      },
    }),
  },
});

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    '--mantine-color-body': 'var(--tk-surface)',
    '--mantine-color-text': 'var(--tk-ink)',
    '--mantine-color-dimmed': 'var(--tk-dim)',
    '--mantine-color-placeholder': 'var(--tk-dim)',
    '--mantine-color-default-border': 'var(--tk-edge)',
    '--mantine-color-error': 'var(--tk-bad)',
  },
  light: {
    '--mantine-color-body': 'var(--tk-surface)',
    '--mantine-color-text': 'var(--tk-ink)',
    '--mantine-color-dimmed': 'var(--tk-dim)',
    '--mantine-color-placeholder': 'var(--tk-dim)',
    '--mantine-color-default-border': 'var(--tk-edge)',
    // The edge of a field: Mantine's own grey is hardly seen on a bright counter.
    '--mantine-color-gray-4': 'var(--tk-edge)',
    '--mantine-color-error': 'var(--tk-bad)',
  },
  dark: {
    '--mantine-color-body': 'var(--tk-surface)',
    '--mantine-color-text': 'var(--tk-ink)',
    '--mantine-color-dimmed': 'var(--tk-dim)',
    '--mantine-color-placeholder': 'var(--tk-dim)',
    '--mantine-color-default': 'var(--tk-surface)',
    '--mantine-color-default-border': 'var(--tk-edge)',
    '--mantine-color-dark-4': 'var(--tk-edge)',
    '--mantine-color-error': 'var(--tk-bad)',
  },
});
