/** How a reader wants pages to look; the system decides where they have chosen nothing. */
export const THEMES = ['system', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];

/** Sizes of text in per cent of what the reader's browser is set to. */
export const TEXT_SIZES = ['90', '100', '112', '125', '150'] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

/** The names under which browsers keep them. */
export const THEME_NAME = 'theme';
export const TEXT_SIZE_NAME = 'text-size';
export const LANGUAGE_NAME = 'language';
/** The cookie that tells the server the language that a reader has chosen. */
export const LANGUAGE_COOKIE = 'newswire_language';
