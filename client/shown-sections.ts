import { BUILT_IN_SECTIONS, type Section } from '../shared/domain/section.ts';
import { siteSections } from './site-sections.ts';

/** The sections to choose from, in the site's order, and those that are chosen already. */
export function shownSections(chosen: readonly Section[] = []): Section[] {
  return [...new Set([...(siteSections?.shown ?? BUILT_IN_SECTIONS), ...chosen])];
}
