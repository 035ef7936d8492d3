import { z } from 'zod';
import { isVisible } from '../domain/comment-text.ts';
import { LANGUAGES, type Language } from '../domain/languages.ts';
import { SECTION_NAME_MAX, type SiteSection } from '../domain/section.ts';
import { SECTION_SLUG } from '../domain/section-slug.ts';
import { patternIn, trimmedIn } from './text-schema.ts';

/** As many sections may be offered to publishers and readers. */
export const SECTIONS_MAX = 40;
/** As many may a site have had, with those that were removed: their stories, names and filters stay. */
export const SECTIONS_EVER_MAX = 100;

/** The slug of any section. Which ones there are, the site knows. */
export const sectionSlug = patternIn(
  SECTION_SLUG,
  'must be the slug of a section: a letter from a to z, then at most 39 letters, digits and hyphens',
);

const label = trimmedIn(SECTION_NAME_MAX)
  .refine(isVisible, 'must not be blank')
  .refine((text) => !/[\r\n\t]/.test(text), 'must be one line');
const labelsOf = <Schema extends z.ZodType>(each: Schema) =>
  z.strictObject(Object.fromEntries(LANGUAGES.map((tag) => [tag, each])) as Record<Language, Schema>);

/** A section that is added; a built-in one, which was removed, keeps its names. */
export const sectionInSchema = z.strictObject({
  slug: sectionSlug,
  label: label.optional(),
  labels: labelsOf(label.optional()).optional(),
});
export type SectionIn = z.infer<typeof sectionInSchema>;

/** New names of a section; null takes one back. */
export const sectionPatchSchema = z
  .strictObject({ label: label.nullable().optional(), labels: labelsOf(label.nullable().optional()).optional() })
  .refine((patch) => Object.keys(patch).length > 0, 'must change at least one field');
export type SectionPatch = z.infer<typeof sectionPatchSchema>;

/** All sections that are offered, in their new order. */
export const sectionOrderSchema = z.strictObject({
  sections: z.array(sectionSlug).max(SECTIONS_MAX, `must hold at most ${SECTIONS_MAX} sections`),
});

/** `GET /admin/sections`: every section that the site has had, in its order. */
export interface SectionSettings {
  sections: SiteSection[];
}

/** A section with its name in each language of the interface. */
export interface NamedSection {
  slug: string;
  /** In languages that `labels` does not have. */
  label: string;
  labels: Record<Language, string>;
  /** True when no new story may be in it. */
  removed?: true;
}

/** `GET /sections`. */
export interface NamedSections {
  sections: NamedSection[];
}
