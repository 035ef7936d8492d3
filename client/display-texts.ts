/** The texts of the choices of how pages look. */
export const displayTexts = {
  title: 'Display',
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark', contrast: 'High contrast' },
  size: 'Text size',
  sizes: { '90': 'Small', '100': 'Standard', '112': 'Large', '125': 'Larger', '150': 'Largest' },
} as const;
