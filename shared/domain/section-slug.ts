/**
 * A letter, then letters, digits and single hyphens; not the one such word that every object has as a key. Apart from the
 * sections, because a page needs it before its first story.
 */
export const SECTION_SLUG = /^(?!constructor$)[a-z][a-z\d]*(?:-[a-z\d]+)*$/;
/** Drafts keep as much of a section. */
export const SECTION_SLUG_MAX = 40;

/** Whether a text may be the slug of a section, of this site or of another one. */
export function isSectionSlug(text: string): boolean {
  return text.length <= SECTION_SLUG_MAX && SECTION_SLUG.test(text);
}
