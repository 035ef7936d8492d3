import {
  SECTIONS_EVER_MAX,
  SECTIONS_MAX,
  type SectionIn,
  type SectionPatch,
} from '../../shared/contract/section-schema.ts';
import { NewswireError } from '../../shared/domain/errors.ts';
import {
  isBuiltIn,
  type Section,
  type SectionLabels,
  type SiteSection,
  shownSections,
} from '../../shared/domain/section.ts';

type Sections = readonly SiteSection[];

/** The sections with another one at their end, or with a removed one that is offered again. Throws by name. */
export function withSection(sections: Sections, { slug, label, labels }: SectionIn): SiteSection[] {
  const before = sections.find((section) => section.slug === slug);
  if (before && !before.isRemoved) throw new NewswireError('section_exists', `The site has the section ${slug}.`);
  if (shownSections(sections).length >= SECTIONS_MAX) {
    throw new NewswireError('too_many_sections', `A site may offer at most ${SECTIONS_MAX} sections.`);
  }
  if (before) {
    // Its stories are in it again, so that it cannot become another one.
    if (isBuiltIn(slug) && (label !== undefined || labels !== undefined)) throw takenByBuiltIn(slug);
    const names = { label: label ?? before.label, labels: { ...before.labels, ...withoutEmpty(labels ?? {}) } };
    return [...sections.filter((section) => section !== before), { slug, ...names, isRemoved: false }];
  }
  if (sections.length >= SECTIONS_EVER_MAX) {
    const detail = `A site may have had at most ${SECTIONS_EVER_MAX} sections. Offer one of the removed ones again.`;
    throw new NewswireError('too_many_sections', detail);
  }
  if (label === undefined) throw invalid('label', 'required', 'is required');
  return [...sections, { slug, label, labels: withoutEmpty(labels ?? {}), isRemoved: false }];
}

/** The sections with other names of one. Throws `not_found`, or `validation_failed` for one without any name. */
export function withNames(sections: Sections, slug: Section, { label, labels = {} }: SectionPatch): SiteSection[] {
  const before = existing(sections, slug);
  if (label === null && !isBuiltIn(slug)) {
    throw invalid('label', 'required', 'must not be null: only a built-in section has a name of its own');
  }
  const changed = {
    ...before,
    label: label === undefined ? before.label : label,
    labels: withoutEmpty({ ...before.labels, ...labels }),
  };
  return sections.map((section) => (section === before ? changed : section));
}

/** The sections without one for new stories. Throws `not_found` when it is not offered. */
export function withoutSection(sections: Sections, slug: Section): SiteSection[] {
  const before = existing(sections, slug);
  if (before.isRemoved) throw new NewswireError('not_found', `The section ${slug} was removed before.`);
  return sections.map((section) => (section === before ? { ...before, isRemoved: true } : section));
}

/** The sections in another order. Throws `validation_failed` unless it names every offered one once. */
export function inOrder(sections: Sections, order: readonly Section[]): SiteSection[] {
  const shown = shownSections(sections);
  const unknown = order.find((slug) => !shown.includes(slug));
  if (unknown !== undefined) throw invalid('sections', 'one_of', `must name no other sections, such as ${unknown}`);
  const missing = shown.find((slug) => !order.includes(slug));
  if (missing !== undefined) throw invalid('sections', 'required', `must name every section; ${missing} is missing`);
  if (order.length > shown.length) throw invalid('sections', 'unique', 'must name each section once');
  return [...order.map((slug) => existing(sections, slug)), ...sections.filter(({ isRemoved }) => isRemoved)];
}

function existing(sections: Sections, slug: Section): SiteSection {
  const found = sections.find((section) => section.slug === slug);
  if (!found) throw new NewswireError('not_found', `The site has no section ${slug}.`);
  return found;
}

function takenByBuiltIn(slug: Section): NewswireError {
  const detail = `is that of the built-in section ${slug}: add it without names, or take another slug`;
  return invalid('slug', 'built_in', detail);
}

function invalid(field: string, rule: string, detail: string): NewswireError {
  return new NewswireError('validation_failed', `${field} ${detail}`, [{ field, rule, detail }]);
}

/** Without the names that were taken back. */
function withoutEmpty(labels: { [Tag in keyof SectionLabels]: string | null | undefined }): SectionLabels {
  return Object.fromEntries(Object.entries(labels).filter(([, label]) => label)) as SectionLabels;
}
