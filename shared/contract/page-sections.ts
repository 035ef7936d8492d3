import type { Section } from '../domain/section.ts';
import type { OwnSectionNames } from '../domain/section-name.ts';

/** Where a page has the site's sections; a page without it has the built-in ones. */
export const PAGE_SECTIONS_ID = 'sections';

/** What a page knows of the site's sections. */
export interface PageSections extends OwnSectionNames {
  /** Those that a new story may be in, in the site's order. */
  shown: Section[];
}
