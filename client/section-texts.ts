import type { Section } from '../shared/domain/section.ts';
import { sectionName } from '../shared/domain/section-name.ts';
import { language } from './locale.ts';
import { siteSections } from './site-sections.ts';
import { textsOf } from './texts-of.ts';

const builtIn = textsOf('section');

/** The name of a section in the reader's language. */
export function sectionText(section: Section): string {
  return sectionName(section, language, siteSections, builtIn);
}
