import { LANGUAGES, RIGHT_TO_LEFT } from '../domain/languages.ts';
import { LANGUAGE_NAME, TEXT_SIZE_NAME, TEXT_SIZES, THEME_NAME, THEMES } from './preferences.ts';

/** The texts of pages, one link for each language, by the languages' tags. */
export const CATALOGUE_LINK = 'catalogue';

/** Loads the texts while the page's scripts load. */
export const CATALOGUE_SCRIPT = `(() => {
  const link = document.querySelector('link[rel=${CATALOGUE_LINK}][hreflang=' + document.documentElement.lang + ']');
  if (link) link.rel = 'modulepreload';
})();`;

/** Where pages load the script below, unless it is written into them. */
export const PREFERENCES_PATH = '/preferences.js';

/**
 * Applies all before the first paint, so that no page shows in another theme, size or language first. A reader whose system asks
 * for more contrast, and who has chosen no theme, gets that of high contrast.
 */
export const PREFERENCES_SCRIPT = `(() => {
  const kept = (name, values) => {
    try {
      const value = JSON.parse(localStorage.getItem('newswire.' + name));
      return values.includes(value) ? value : undefined;
    } catch {
      // Storage is blocked, or holds something else.
    }
  };
  const languages = ${JSON.stringify(LANGUAGES)};
  const wanted = navigator.languages.map((tag) => tag.toLowerCase().split('-')[0]);
  const language = kept('${LANGUAGE_NAME}', languages) ?? wanted.find((tag) => languages.includes(tag)) ?? 'en';
  const { dataset } = document.documentElement;
  document.documentElement.lang = language;
  document.documentElement.dir = ${JSON.stringify(RIGHT_TO_LEFT)}.includes(language) ? 'rtl' : 'ltr';
  const size = kept('${TEXT_SIZE_NAME}', ${JSON.stringify(TEXT_SIZES)});
  const theme = kept('${THEME_NAME}', ${JSON.stringify(THEMES.filter((theme) => theme !== 'system'))});
  if (size) dataset.text = size;
  if (theme) dataset.theme = theme;
  else if (matchMedia('(prefers-contrast: more)').matches) dataset.theme = 'contrast';
})();`;
