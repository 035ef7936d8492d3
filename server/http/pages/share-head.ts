import { type Markup, markup } from './markup.ts';
import type { PageTexts } from './page-texts.ts';

export interface Shared {
  say: PageTexts;
  type: 'website' | 'article';
  title: string;
  description: string;
  url: string;
  image?: string | null;
}

/** Canonical URL, Open Graph and Twitter card: how other sites preview a link to the page. */
export function shareHead({ say, type, title, description, url, image }: Shared): Markup {
  return markup`
    <link rel="canonical" href="${url}">
    <meta property="og:site_name" content="${say.site.name}">
    <meta property="og:type" content="${type}">
    <meta property="og:title" content="${title}">
    <meta property="og:description" content="${description}">
    <meta property="og:url" content="${url}">
    ${image && markup`<meta property="og:image" content="${image}">`}
    <meta name="twitter:card" content="${image ? 'summary_large_image' : 'summary'}">`;
}

/** Feed autodiscovery: the same stories as RSS, Atom and JSON Feed; `query` is their filter, starting with `?`. */
export function feedLinks(base: string, query: string, title: string): Markup {
  const link = (type: string, ending: string): Markup =>
    markup`<link rel="alternate" type="${type}" title="${title}" href="${base}/feed.${ending}${query}">`;
  return markup`
    ${link('application/rss+xml', 'rss')}
    ${link('application/atom+xml', 'atom')}
    ${link('application/feed+json', 'json')}`;
}

/** oEmbed discovery: what other sites request when someone pastes a link to the story. */
export function oEmbedLink(base: string, url: string, title: string): Markup {
  const asked = new URLSearchParams({ url, format: 'json' });
  return markup`
    <link rel="alternate" type="application/json+oembed" title="${title}" href="${base}/oembed?${String(asked)}">`;
}
