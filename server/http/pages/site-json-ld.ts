import { jsonBlock, type Markup, markup } from './markup.ts';
import { descriptionOf, type PageTexts } from './page-texts.ts';

/** Structured data of the site itself, for its front page: a schema.org `WebSite` with who publishes it. */
export function siteJsonLd(say: PageTexts, base: string): Markup {
  const { name, logo, contact } = say.site;
  const site = {
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    name,
    url: `${base}/`,
    description: descriptionOf(say),
    publisher: {
      '@type': 'Organization',
      name,
      url: `${base}/`,
      logo: logo ? base + logo.url : undefined,
      email: contact ?? undefined,
    },
  };
  return markup`<script type="application/ld+json">${jsonBlock(site)}</script>`;
}
