import { PAGE_SECTIONS_ID, type PageSections } from '../../../shared/contract/page-sections.ts';
import { BUILT_IN_SECTIONS, type SiteSection, shownSections } from '../../../shared/domain/section.ts';
import { ownSectionNames } from '../../../shared/domain/section-name.ts';
import { jsonBlock, type Markup, markup } from './markup.ts';

/** The site's sections for the scripts of a page; nothing where they are the built-in ones. */
export function sectionBlock(sections: readonly SiteSection[]): Markup {
  const names = ownSectionNames(sections);
  const shown = shownSections(sections);
  if (Object.keys(names).length === 0 && shown.join() === BUILT_IN_SECTIONS.join()) return markup``;
  const block: PageSections = { ...names, shown };
  return markup`<script type="application/json" id="${PAGE_SECTIONS_ID}">${jsonBlock(block)}</script>`;
}
