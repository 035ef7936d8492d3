import type { z } from 'zod';
import { closestName } from '../../shared/contract/likely-field.ts';
import { parseOr } from '../../shared/contract/parse.ts';
import type { FieldError } from '../../shared/domain/errors.ts';
import { foldText } from '../../shared/domain/fold-text.ts';
import { SECTION_NAME_MAX, type Section, type SiteSection, shownSections } from '../../shared/domain/section.ts';

/** Further sections are counted. */
const LISTED_MAX = 20;

/** Parses an input whose `section` the site must offer; throws `validation_failed` with all that is wrong. */
export function parseWithSection<S extends z.ZodType>(
  schema: S,
  input: unknown,
  sections: readonly SiteSection[],
): z.output<S> {
  return parseOr('validation_failed', schema, input, sectionErrors(input, sections));
}

/** What is wrong with the `section` of an input: nothing without one, or when the site offers it. */
export function sectionErrors(input: unknown, sections: readonly SiteSection[]): FieldError[] {
  const section = typeof input === 'object' && input !== null && 'section' in input ? input.section : undefined;
  if (typeof section !== 'string') return [];
  const shown = shownSections(sections);
  if (shown.includes(section)) return [];
  const meant = sectionCalled(section, sections) ?? closestName(section, shown);
  const hint = meant === undefined ? '' : `; did you mean \`${meant}\`?`;
  const example = meant ?? shown[0];
  const detail =
    shown.length === 0 ? 'must be no section: the site has none' : `must be one of ${listOf(shown)}${hint}`;
  return [{ field: 'section', rule: 'one_of', detail, ...(example !== undefined && { example }) }];
}

/** The offered section with this slug or name, in capitals or not; undefined for none. */
export function sectionCalled(text: string, sections: readonly SiteSection[]): Section | undefined {
  if (text.length > SECTION_NAME_MAX) return undefined;
  const wanted = foldText(text.trim());
  const isCalled = ({ slug, label, labels, isRemoved }: SiteSection): boolean =>
    !isRemoved && [slug, label ?? slug, ...Object.values(labels)].some((name) => foldText(name) === wanted);
  return sections.find(isCalled)?.slug;
}

function listOf(shown: readonly Section[]): string {
  const more = shown.length - LISTED_MAX;
  return shown.slice(0, LISTED_MAX).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
