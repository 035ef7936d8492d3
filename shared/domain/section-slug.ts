/**
 * A letter, then at most 39 letters, digits and hyphens; not the one such word that every object has as a key. Apart
 * from the sections, because a page needs it before its first story.
 */
export const SECTION_SLUG = /^(?!constructor$)[a-z][a-z\d-]{0,39}$/;

/** Whether a text may be the slug of a section, of this site or of another one. */
export function isSectionSlug(text: string): boolean {
  return SECTION_SLUG.test(text);
}
