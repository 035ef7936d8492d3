import type { Language } from './languages.ts';
import type { Section, SiteSection } from './section.ts';

/** Names of sections by their slugs. */
export type SectionNames = Readonly<Record<Section, string>>;

/** The names of sections that pages lay over the built-in ones: those for every language, under '', and each language's. */
export type OwnSectionNames = Partial<Record<Language | '', Record<Section, string>>>;

/** The site's own names, by language; empty when all names are built in. */
export function ownSectionNames(sections: readonly SiteSection[]): OwnSectionNames {
  const names: OwnSectionNames = {};
  for (const { slug, label, labels } of sections) {
    const own = Object.entries({ ...(label !== null && { '': label }), ...labels }) as [Language | '', string][];
    for (const [language, name] of own) {
      names[language] ??= {};
      names[language][slug] = name;
    }
  }
  return names;
}

/** All names in a language: the site's own in that language, else its own for every language, else the built-in ones. */
export function sectionNamesIn(language: Language, own: OwnSectionNames, builtIn: SectionNames): SectionNames {
  return { ...builtIn, ...own[''], ...own[language] };
}

/** A section's name; the slug of one that has none. */
export function sectionName(slug: Section, names: SectionNames): string {
  return names[slug] ?? slug;
}
