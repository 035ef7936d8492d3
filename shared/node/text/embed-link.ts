import { type EmbedKind, findProvider } from './embed-providers.ts';
import { element, type HtmlElement, type HtmlNode } from './html-tree.ts';

/** Titles that say no more than the provider's name. */
const EMPTY_TITLE =
  /^(?:(?:youtube|vimeo|spotify|dailymotion|soundcloud|twitter|x|embedded|media|video|audio|post|tweet)\s+){0,3}(?:player|embed|iframe|content|frame|post|tweet)?$/i;
const FILE_KINDS: readonly [RegExp, string][] = [
  [/\.(?:mp4|m4v|webm|ogv|mov|m3u8|avi|mkv)$/i, 'Video'],
  [/\.(?:mp3|m4a|ogg|oga|opus|wav|flac|aac|mid|midi)$/i, 'Audio'],
  [/\.pdf$/i, 'Document'],
];
const PICTURE_FILE = /\.(?:png|jpe?g|gif|webp|avif)$/i;
const ADDRESSES = ['src', 'data-src', 'data-lazy-src', 'data-litespeed-src', 'data-cmp-src', 'data', 'data-url'];
const MEDIA_SOURCES = ['embed', 'param', 'source'];

/** A link to what an element would have played or framed; undefined when it has no address. */
export interface EmbedLink {
  href: string;
  /** A picture of it. */
  poster: string | undefined;
  label: string;
}

/** The link for an `iframe`, `embed`, `object`, `video` or another element that shows what is elsewhere. */
export function embedLink(embed: HtmlElement): EmbedLink | undefined {
  const player = playerOf(embed);
  if (!player) return undefined;
  const provider = findProvider(player);
  const href = provider?.page?.(player) ?? mastodonPost(player) ?? peerTubeVideo(player) ?? player.href;
  const kind = kindOf(embed, player, provider?.kind);
  const title = (embed.attributes.title ?? embed.attributes['aria-label'] ?? '').replace(/\s+/g, ' ').trim();
  const name = EMPTY_TITLE.test(title) ? (provider?.name ?? player.hostname) : title;
  const poster = httpUrl(embed.attributes.poster);
  return { href, poster: poster?.protocol === 'https:' ? poster.href : undefined, label: `${kind}: ${name}` };
}

/** The address of an object that is only a picture. */
export function pictureObject({ name, attributes }: HtmlElement): string | undefined {
  const url = name === 'object' || name === 'embed' ? httpUrl(attributes.data ?? attributes.src) : undefined;
  return url && (attributes.type?.startsWith('image/') || PICTURE_FILE.test(url.pathname)) ? url.href : undefined;
}

/** True for frames that nobody is meant to see: they only count readers. */
export function isHiddenFrame({ attributes }: HtmlElement): boolean {
  const { width = '', height = '', style = '' } = attributes;
  return (
    /^[01](?:px)?$/.test(width.trim()) ||
    /^[01](?:px)?$/.test(height.trim()) ||
    'hidden' in attributes ||
    /display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden/i.test(style)
  );
}

/** The link as nodes; within another link only its text and picture. */
export function linkNodes({ href, poster, label }: EmbedLink, isInLink: boolean): HtmlNode[] {
  const shown: HtmlNode[] = poster ? [element('img', { src: poster, alt: '' }), ' ', label] : [label];
  return isInLink ? shown : [element('a', { href }, shown)];
}

/** An absolute http or https address; `//host/path` is taken as https. */
export function httpUrl(address: string | undefined): URL | undefined {
  const written = address?.trim() ?? '';
  const absolute = written.startsWith('//') ? `https:${written}` : written;
  if (!/^https?:\/\//i.test(absolute) || !URL.canParse(absolute)) return undefined;
  return new URL(absolute);
}

/** The address of a known provider, else the first. */
function playerOf({ attributes, children }: HtmlElement): URL | undefined {
  const own = ADDRESSES.map((name) => httpUrl(attributes[name]));
  const players = [...own, ...children.map(sourceOf)].filter((url) => url !== undefined);
  return players.find(findProvider) ?? players[0];
}

function sourceOf(node: HtmlNode): URL | undefined {
  if (typeof node === 'string' || !MEDIA_SOURCES.includes(node.name)) return undefined;
  const { name, src, value } = node.attributes;
  if (node.name !== 'param') return httpUrl(src ?? node.attributes['data-src']);
  return name !== undefined && /^(?:movie|src|filename|url)$/i.test(name) ? httpUrl(value) : undefined;
}

function kindOf({ name, attributes }: HtmlElement, player: URL, known: EmbedKind | undefined): string {
  if (name === 'video') return 'Video';
  if (name === 'audio' || name === 'bgsound') return 'Audio';
  if (known) return known;
  const type = attributes.type ?? '';
  if (/^video\//i.test(type)) return 'Video';
  if (/^audio\//i.test(type)) return 'Audio';
  if (/^application\/pdf$/i.test(type)) return 'Document';
  if (peerTubeVideo(player)) return 'Video';
  if (mastodonPost(player)) return 'Post';
  return FILE_KINDS.find(([pattern]) => pattern.test(player.pathname))?.[1] ?? 'Embedded';
}

function mastodonPost({ origin, pathname }: URL): string | undefined {
  const path = /^(\/@[\w.@-]{1,100}\/\d{1,25})\/embed\/?$/.exec(pathname)?.[1];
  return path && `${origin}${path}`;
}

function peerTubeVideo({ origin, pathname }: URL): string | undefined {
  const id = /^\/videos\/embed\/([\w-]{1,64})\/?$/.exec(pathname)?.[1];
  return id && `${origin}/videos/watch/${id}`;
}
