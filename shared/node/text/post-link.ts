import { type EmbedLink, httpUrl } from './embed-link.ts';
import { findProvider } from './embed-providers.ts';
import type { HtmlElement, HtmlNode } from './html-tree.ts';

/** Where sites put the address of a post whose text stands in a quotation. */
const ADDRESSES = ['data-instgrm-permalink', 'data-text-post-permalink', 'data-embed-url', 'cite'];
const POST_CLASS = /(?:^|\s)(?:[\w-]{1,40}-)?(?:embed|tweet|media|video)(?:$|\s|-)/i;
const BLUESKY = /^at:\/\/(did:[\w:.%-]{1,100})\/app\.bsky\.feed\.post\/(\w{1,32})$/;

/** A link to the post that a quotation embeds; undefined for other quotations, and where it links to the post itself. */
export function postLink({ attributes, children }: HtmlElement): EmbedLink | undefined {
  const url = addressOf(attributes);
  if (!url) return undefined;
  const href = `${url.origin}${url.pathname}`.replace(/\/embed\/?$/, '');
  if (linksTo(children, href)) return undefined;
  const provider = findProvider(url);
  const kind = provider?.kind ?? 'Post';
  return { href, poster: undefined, label: `${kind}: ${provider?.name ?? url.hostname}` };
}

function addressOf(attributes: Record<string, string>): URL | undefined {
  const [, who, post] = BLUESKY.exec(attributes['data-bluesky-uri'] ?? '') ?? [];
  if (who && post) return httpUrl(`https://bsky.app/profile/${who}/post/${post}`);
  if (!POST_CLASS.test(attributes.class ?? '')) return undefined;
  return ADDRESSES.map((name) => httpUrl(attributes[name])).find((url) => url !== undefined);
}

function linksTo(nodes: readonly HtmlNode[], href: string): boolean {
  return nodes.some(
    (node) =>
      typeof node !== 'string' &&
      ((node.name === 'a' && node.attributes.href?.trim().startsWith(href)) || linksTo(node.children, href)),
  );
}
