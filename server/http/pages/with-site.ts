import { directionOf } from '../../../shared/domain/languages.ts';
import { DEFAULT_NAME } from '../../../shared/domain/site.ts';
import { siteStylesheet } from '../../site/site-stylesheet.ts';
import { type Markup, markup } from './markup.ts';
import type { PageTexts } from './page-texts.ts';
import { sectionBlock } from './section-block.ts';

const NAME = /<meta name="application-name"[^>]*>/;
const TITLE = /<title>([^<]*)<\/title>/;
const ICONS = /"(\/icons\/[\w.-]+)"/g;
const HEAD_END = '</head>';
const BODY_END = '</body>';

/**
 * A built page with the site's own name, icons, colours, sections and foot. The live page reads the name from the head, so that
 * no script has to be loaded for it; the foot is outside of what the live page draws.
 */
export function withSite(built: string, say: PageTexts, { isFramed = false } = {}): string {
  const { site } = say;
  const stylesheet = siteStylesheet(site)?.path;
  const link = stylesheet === undefined ? '' : markup`<link rel="stylesheet" href="${stylesheet}">`.text;
  return built
    .replace(NAME, () => markup`<meta name="application-name" content="${site.name}">`.text)
    .replace(
      TITLE,
      (_, title: string) => `<title>${title.replace(DEFAULT_NAME, () => markup`${site.name}`.text)}</title>`,
    )
    .replace(ICONS, (link, icon: string) => (site.logo ? `"${icon}?v=${site.logo.hash}"` : link))
    .replace(HEAD_END, () => link + sectionBlock(site.sections).text + HEAD_END)
    .replace(BODY_END, () => (isFramed ? '' : footOf(say).text) + BODY_END);
}

/** Links to the legal texts, on every page. */
function footOf({ site, served, language }: PageTexts): Markup {
  const { hasImprint, hasPrivacy, contact } = site;
  if (!hasImprint && !hasPrivacy && contact === null) return markup``;
  return markup`<footer class="site-foot" lang="${language}" dir="${directionOf(language)}"><nav aria-label="${served.site.about}">
    ${hasImprint && markup`<a href="/imprint">${served.site.imprint}</a>`}
    ${hasPrivacy && markup`<a href="/privacy">${served.site.privacy}</a>`}
    ${contact !== null && markup`<a href="mailto:${contact}">${served.site.contact}</a>`}
  </nav></footer>`;
}
