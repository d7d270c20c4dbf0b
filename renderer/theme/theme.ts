import {
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core'

/** The accent from its palest to its darkest; shade 7 is the accent itself, shade 3 the one that carries on dark. */
const accent: MantineColorsTuple = [
  '#eff2ff',
  '#dee5ff',
  '#bccaff',
  '#91a4ff',
  '#748ffc',
  '#5c7cfa',
  '#4a68ec',
  '#3b5bdb',
  '#324fc4',
  '#2a43a8',
]

/** The accent is dark on light and light on dark: what is written on it turns with it. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const colours = defaultVariantColorsResolver(input)
  if (input.color === 'red' && input.variant === 'filled')
    return { ...colours, background: 'var(--red)', hover: 'var(--red-hover)', color: 'var(--red-ink)' }
  const isAccent = input.color === undefined || input.color === 'accent'
  if (!isAccent) return colours
  if (input.variant === 'filled') return { ...colours, color: 'var(--accent-ink)' }
  if (input.variant === 'light') return { ...colours, background: 'var(--accent-soft)', color: 'var(--accent-text)' }
  if (input.variant === 'subtle') return { ...colours, hover: 'var(--accent-soft)', color: 'var(--accent-text)' }
  if (input.variant === 'outline')
    return {
      background: 'transparent',
      hover: 'var(--accent-soft)',
      color: 'var(--accent-text)',
      border: '1px solid var(--accent)',
    }
  return colours
}

export const theme = createTheme({
  variantColorResolver,
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 3 },
  colors: { accent },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  headings: { fontFamily: "'Inter Variable', system-ui, sans-serif", fontWeight: '650' },
  fontSizes: {
    xs: 'var(--text-s)',
    sm: 'var(--text-m)',
    md: 'var(--text-m)',
    lg: 'var(--text-l)',
    xl: 'var(--text-2xl)',
  },
  spacing: {
    xs: 'var(--space-1)',
    sm: 'var(--space-2)',
    md: 'var(--space-4)',
    lg: 'var(--space-5)',
    xl: 'var(--space-6)',
  },
  radius: { xs: '4px', sm: '6px', md: '7px', lg: '10px', xl: '16px' },
  defaultRadius: 'md',
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: {
      defaultProps: { size: 'xs' },
      styles: { section: { marginInlineStart: 8 } },
      // Mantine picks the ink of a filled button for the light scheme alone.
      vars: (_theme: unknown, props: { readonly variant?: string; readonly color?: string }) => ({
        root:
          (props.variant ?? 'filled') !== 'filled' || (props.color !== undefined && props.color !== 'red')
            ? {}
            : { '--button-color': props.color === 'red' ? 'var(--red-ink)' : 'var(--accent-ink)' },
      }),
    },
    InputWrapper: {
      defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] },
      styles: {
        description: { fontSize: 'var(--text-s)', marginTop: 4 },
        error: { fontSize: 'var(--text-s)' },
        label: { fontWeight: 'var(--weight-medium)' },
      },
    },
    TextInput: { defaultProps: { size: 'xs' } },
    NumberInput: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs' } },
    Autocomplete: { defaultProps: { size: 'xs' } },
    MultiSelect: { defaultProps: { size: 'xs' } },
    TagsInput: { defaultProps: { size: 'xs' } },
    PasswordInput: { defaultProps: { size: 'xs' } },
    DateInput: { defaultProps: { size: 'xs' } },
    Radio: { defaultProps: { size: 'xs' } },
    Checkbox: { defaultProps: { size: 'xs' } },
    Switch: { defaultProps: { size: 'xs' } },
    SegmentedControl: { defaultProps: { size: 'xs' } },
    // The page itself never scrolls; the lock would add styles without the nonce that the policy asks for.
    Modal: {
      defaultProps: {
        lockScroll: false,
        centered: true,
        overlayProps: { backgroundOpacity: 0.35, blur: 0 },
        closeButtonProps: { 'aria-label': 'Close' },
        // At once, without a motion: what is typed on belongs into the dialog, which must be there for it.
        transitionProps: { duration: 0 },
        // A dialog's heading is not the page's banner.
        attributes: { header: { role: 'presentation' } },
      },
      styles: { title: { fontSize: 'var(--text-l)', fontWeight: 'var(--weight-strong)' } },
    },
    ModalRoot: { defaultProps: { transitionProps: { duration: 0 } } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: false } },
  },
})

/** Mantine's own colours, so that its parts sit on our surfaces. Named per scheme, or its own would win over them. */
const colours = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-2)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--sunken)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--outline)',
  '--mantine-color-error': 'var(--red)',
  '--mantine-color-accent-filled': 'var(--accent)',
  '--mantine-color-accent-filled-hover': 'var(--accent-hover)',
}

/** The greys that Mantine's parts are made of in the dark, from its brightest to its darkest. */
const darkGreys = {
  '--mantine-color-dark-0': 'var(--ink)',
  '--mantine-color-dark-1': 'var(--ink)',
  '--mantine-color-dark-2': 'var(--ink-2)',
  '--mantine-color-dark-3': 'var(--ink-3)',
  '--mantine-color-dark-4': 'var(--outline)',
  '--mantine-color-dark-5': 'var(--tag)',
  '--mantine-color-dark-6': 'var(--sunken)',
  '--mantine-color-dark-7': 'var(--surface)',
  '--mantine-color-dark-8': 'var(--sunken)',
}

export const cssVariables: CSSVariablesResolver = () => ({
  variables: { '--input-height-xs': '30px' },
  light: colours,
  dark: { ...colours, ...darkGreys },
})
