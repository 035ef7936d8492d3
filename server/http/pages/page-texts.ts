import type { Language } from '../../../shared/domain/languages.ts';
import type { Section } from '../../../shared/domain/section.ts';
import { ownSectionNames, sectionName } from '../../../shared/domain/section-name.ts';
import { DEFAULT_SITE, type Site } from '../../../shared/domain/site.ts';
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
  /** What the site says of itself. */
  site: Site;
  /** The name of a section. */
  sectionName: (slug: Section) => string;
}

const AREAS = ['page', 'names', 'story', 'settings', 'served', 'live'];
type Catalogue = Omit<PageTexts, 'site' | 'sectionName'>;

const loaded = new Map<Language, Promise<Catalogue>>();

/** The texts of this site in a language, loaded when first asked for. */
export async function pageTextsIn(language: Language, site: Site = DEFAULT_SITE): Promise<PageTexts> {
  const known = loaded.get(language) ?? load(language);
  loaded.set(language, known);
  const texts = await known;
  const own = ownSectionNames(site.sections);
  return { ...texts, site, sectionName: (slug) => sectionName(slug, language, own, texts.section) };
}

/** What the site is, in a sentence. */
export function descriptionOf({ site, served }: PageTexts): string {
  return site.description ?? served.description;
}

async function load(language: Language): Promise<Catalogue> {
  const texts = (await loadCatalogue(language, AREAS)) as Omit<Catalogue, 'language'>;
  return { ...texts, language };
}
