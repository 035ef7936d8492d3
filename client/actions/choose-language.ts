import { LANGUAGE_COOKIE, LANGUAGE_NAME } from '../../shared/contract/preferences.ts';
import { LANGUAGES, type Language } from '../../shared/domain/languages.ts';
import { readStored, writeStored } from '../state/stored.ts';

const YEAR_S = 31_536_000;

/** The language that the reader has chosen by hand. */
export function chosenLanguage(): Language | undefined {
  const kept = readStored(LANGUAGE_NAME);
  return LANGUAGES.find((each) => each === kept);
}

/**
 * Chooses a language, or leaves it to the browser, and loads the page in it. A cookie tells the server, whose pages are
 * read before any script runs.
 */
export function chooseLanguage(language: Language | undefined): void {
  writeStored(LANGUAGE_NAME, language ?? null);
  const age = language === undefined ? 0 : YEAR_S;
  // biome-ignore lint/suspicious/noDocumentCookie: not every browser has a cookie store
  document.cookie = `${LANGUAGE_COOKIE}=${language ?? ''}; Path=/; Max-Age=${age}; SameSite=Lax`;
  location.reload();
}
