import type { NamedSection } from '../../shared/contract/section-schema.ts';
import { LANGUAGES, type Language } from '../../shared/domain/languages.ts';
import type { SiteSection } from '../../shared/domain/section.ts';
import { ownSectionNames, type SectionNames, sectionName } from '../../shared/domain/section-name.ts';
import { loadCatalogue } from '../../shared/languages/load-catalogue.ts';
import type { NamesMessages } from '../../shared/languages/types/names-messages.ts';

let loaded: Promise<Record<Language, SectionNames>> | undefined;

/** The sections with their names in every language of the interface. */
export async function nameSections(sections: readonly SiteSection[]): Promise<NamedSection[]> {
  loaded ??= loadNames();
  const builtIn = await loaded;
  const own = ownSectionNames(sections);
  return sections.map(({ slug, label, isRemoved }) => ({
    slug,
    label: label ?? builtIn.en[slug] ?? slug,
    labels: byLanguage((tag) => sectionName(slug, tag, own, builtIn[tag])),
    ...(isRemoved && { removed: true as const }),
  }));
}

async function loadNames(): Promise<Record<Language, SectionNames>> {
  const catalogues = await Promise.all(LANGUAGES.map((tag) => loadCatalogue(tag, ['names'])));
  return byLanguage((tag) => (catalogues[LANGUAGES.indexOf(tag)] as NamesMessages).section);
}

function byLanguage<Value>(of: (tag: Language) => Value): Record<Language, Value> {
  return Object.fromEntries(LANGUAGES.map((tag) => [tag, of(tag)])) as Record<Language, Value>;
}
