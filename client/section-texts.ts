import type { Section } from '../shared/domain/section.ts';
import { sectionName } from '../shared/domain/section-name.ts';
import { textsOf } from './texts-of.ts';

/** The built-in names, and over them the site's own. */
const sectionTexts = textsOf('section');

/** The name of a section in the reader's language. */
export function sectionText(section: Section): string {
  return sectionName(section, sectionTexts);
}
