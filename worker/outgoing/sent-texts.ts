import type { Language } from '../../shared/domain/languages.ts';
import { loadCatalogue } from '../../shared/languages/load-catalogue.ts';
import type { SentMessages } from '../../shared/languages/types/sent-messages.ts';

/** The texts of notifications and alerts. */
export type SentTexts = SentMessages['sent'];

const loaded = new Map<Language, Promise<SentTexts>>();

/** The texts in a language, loaded when first asked for. */
export function sentTextsIn(language: Language): Promise<SentTexts> {
  const known = loaded.get(language) ?? load(language);
  loaded.set(language, known);
  return known;
}

async function load(language: Language): Promise<SentTexts> {
  return ((await loadCatalogue(language, ['sent'])) as SentMessages).sent;
}
