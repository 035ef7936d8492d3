import { pictureAddress } from '../../domain/picture-address.ts';
import { httpUrl } from './embed-link.ts';
import { PICTURE_ATTRIBUTES } from './html-elements.ts';
import { element, type HtmlElement, type HtmlNode } from './html-tree.ts';
import { realImageAddress } from './lazy-image.ts';

/** Emoji and smileys are drawn at most this large. */
const EMOJI_PIXELS_MAX = 72;
const EMOJI_CLASS = /(?:^|[\s_-])(?:emoji|twemoji|emojione|wp-smiley|smiley|smilies|emoticon)(?:$|[\s_-])/i;
const EMOJI = /\p{Emoji_Presentation}|\p{Extended_Pictographic}|\u20e3/u;
const EMOJI_LENGTH_MAX = 30;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * A picture with its real address, or what stands in its place: the character that a small picture draws, the text of
 * one that has no address, nothing for one that only counts readers.
 */
export function pictureNodes({ attributes, children }: HtmlElement, sources: readonly HtmlElement[] = []): HtmlNode[] {
  const alt = attributes.alt?.trim() ?? '';
  if (isTracker(attributes)) return [];
  if (alt !== '' && isCharacter(alt, attributes)) return [alt];
  const address = bestAddress(attributes, sources);
  if (address === undefined) return [...(alt === '' ? [] : [alt]), ...children];
  const kept = Object.entries(attributes).filter(([name]) => PICTURE_ATTRIBUTES.includes(name));
  return [element('img', { ...Object.fromEntries(kept), src: address })];
}

/** The https address of a picture. */
export function bestAddress(
  attributes: Record<string, string>,
  sources: readonly HtmlElement[] = [],
): string | undefined {
  const written = [attributes, ...sources.map((source) => source.attributes)]
    .map(realImageAddress)
    .find((address) => httpUrl(address) !== undefined);
  return pictureAddress(written?.replace(/^\/\//, 'https://') ?? null) ?? undefined;
}

function isTracker({ width = '', height = '' }: Record<string, string>): boolean {
  return /^[01](?:px)?$/.test(width.trim()) && /^[01](?:px)?$/.test(height.trim());
}

function isCharacter(alt: string, attributes: Record<string, string>): boolean {
  if (alt.length > EMOJI_LENGTH_MAX) return false;
  if (EMOJI_CLASS.test(attributes.class ?? '')) return true;
  const sizes = [attributes.width, attributes.height].map((size) => Number.parseInt(size ?? '', 10));
  const isOne = EMOJI.test(alt) && [...graphemes.segment(alt)].length === 1;
  return isOne && sizes.every((size) => !(size > EMOJI_PIXELS_MAX));
}
