import { PAGE_SECTIONS_ID, type PageSections } from '../shared/contract/page-sections.ts';

/** The site's own sections, from the page's head; undefined for the built-in ones. */
export const siteSections: PageSections | undefined = JSON.parse(
  globalThis.document?.getElementById(PAGE_SECTIONS_ID)?.textContent ?? 'null',
) as PageSections | undefined;
