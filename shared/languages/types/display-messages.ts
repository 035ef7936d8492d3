/** Written by `node scripts/message-types.mjs` from the English catalogue. */
export interface DisplayMessages {
  display: {
    title: string;
    theme: string;
    themes: {
      system: string;
      light: string;
      dark: string;
      contrast: string;
    };
    size: string;
    sizes: {
      '90': string;
      '100': string;
      '112': string;
      '125': string;
      '150': string;
    };
    language: string;
    languageAutomatic: string;
  };
}
