/** The languages of the interface. A reader whose browser asks for none of them gets English. */
export const LANGUAGES = ['en', 'de', 'fr', 'es', 'pt', 'it', 'ar', 'ja'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Those written from right to left. */
export const RIGHT_TO_LEFT: readonly Language[] = ['ar'];

/** The language of a tag such as `de-AT`; undefined for one that the interface does not have. */
export function languageOf(tag: string): Language | undefined {
  const primary = tag.toLowerCase().split('-')[0];
  return LANGUAGES.find((language) => language === primary);
}

/** The first of the wanted languages that the interface has, else English. */
export function chooseLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const language = languageOf(tag);
    if (language !== undefined) return language;
  }
  return 'en';
}

/** The direction in which a language is written. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.includes(language) ? 'rtl' : 'ltr';
}
