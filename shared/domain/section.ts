import type { Language } from './languages.ts';

/** The sections that every site begins with; the catalogues have their names. */
export const BUILT_IN_SECTIONS = [
  'world',
  'politics',
  'business',
  'technology',
  'science',
  'health',
  'sport',
  'culture',
  'climate',
] as const;
export type BuiltInSection = (typeof BUILT_IN_SECTIONS)[number];

/** A section's slug: one of the built-in ones, or one of the site's own. */
export type Section = string;

/** Characters in a section's name, at most. */
export const SECTION_NAME_MAX = 40;

/** The names of a section in languages of the interface, as far as there are any. */
export type SectionLabels = Partial<Record<Language, string>>;

/** A section as operators have set it. */
export interface SiteSection {
  slug: Section;
  /** The name in languages that have none of their own; null for a built-in section that keeps its names. */
  label: string | null;
  labels: SectionLabels;
  /** True when no new story may be in it; its stories, its names and its filter stay. */
  isRemoved: boolean;
}

/** The sections of a site that has changed none. */
export const DEFAULT_SECTIONS: readonly SiteSection[] = BUILT_IN_SECTIONS.map((slug) => ({
  slug,
  label: null,
  labels: {},
  isRemoved: false,
}));

/** Whether a section is built in; what has its slug cannot become anything else. */
export function isBuiltIn(slug: Section): slug is BuiltInSection {
  return (BUILT_IN_SECTIONS as readonly string[]).includes(slug);
}

/** The slugs of the sections that a new story may be in, in the site's order. */
export function shownSections(sections: readonly SiteSection[]): Section[] {
  return sections.filter(({ isRemoved }) => !isRemoved).map(({ slug }) => slug);
}
