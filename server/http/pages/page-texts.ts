import type { Language } from '../../../shared/domain/languages.ts';
import { loadCatalogue } from '../../../shared/languages/load-catalogue.ts';
import type { LiveMessages } from '../../../shared/languages/types/live-messages.ts';
import type { NamesMessages } from '../../../shared/languages/types/names-messages.ts';
import type { PageMessages } from '../../../shared/languages/types/page-messages.ts';
import type { ServedMessages } from '../../../shared/languages/types/served-messages.ts';
import type { SettingsMessages } from '../../../shared/languages/types/settings-messages.ts';
import type { StoryMessages } from '../../../shared/languages/types/story-messages.ts';

/** The texts of served pages in one language: the live page's own, so that nothing changes when it takes over. */
export interface PageTexts
  extends PageMessages,
    NamesMessages,
    StoryMessages,
    SettingsMessages,
    ServedMessages,
    LiveMessages {
  language: Language;
}

const AREAS = ['page', 'names', 'story', 'settings', 'served', 'live'];
const loaded = new Map<Language, Promise<PageTexts>>();

/** The texts in a language, loaded when first asked for. */
export function pageTextsIn(language: Language): Promise<PageTexts> {
  const known = loaded.get(language) ?? load(language);
  loaded.set(language, known);
  return known;
}

async function load(language: Language): Promise<PageTexts> {
  const texts = (await loadCatalogue(language, AREAS)) as Omit<PageTexts, 'language'>;
  return { ...texts, language };
}
