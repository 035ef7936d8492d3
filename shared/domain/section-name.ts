import type { Language } from './languages.ts';
import type { Section, SiteSection } from './section.ts';

/** Names of sections by their slugs. */
export type SectionNames = Readonly<Record<Section, string>>;

/** The names that operators gave: those for every language, under '', and each language's. */
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

/** The name of a section: its own in the language, else its own for every language, else the built-in one, else its slug. */
export function sectionName(
  slug: Section,
  language: Language,
  own: OwnSectionNames | undefined,
  builtIn: SectionNames,
): string {
  return own?.[language]?.[slug] ?? own?.['']?.[slug] ?? builtIn[slug] ?? slug;
}
