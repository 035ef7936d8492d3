import type { MediaNs } from 'feedsmith';
import { lineOf } from './plain-text.ts';
import type { RawImage, RawMedia } from './raw-item.ts';
import { titleLine } from './text-construct.ts';

type Described = Pick<MediaNs.ItemOrFeed, 'title' | 'description' | 'texts' | 'credits' | 'copyright'>;
type Scope = Described & Pick<MediaNs.ItemOrFeed, 'contents' | 'thumbnails'>;
interface Sized {
  image: RawImage;
  width: number;
}

/** Cameras and content systems name pictures so. */
const FILE_NAME =
  /\.(?:jpe?g|png|gif|webp|avif|heic|tiff?)$|^(?:img|dsc[fn]?|image|photo|screenshot)?[\s_-]?\d{1,20}$/i;

/**
 * The images of Media RSS, widest first, full-size ones before thumbnails. What an image does not say about itself, its
 * group or item says.
 */
export function mediaImages(media: MediaNs.ItemOrFeed | undefined): RawImage[] {
  if (!media) return [];
  const scopes: Scope[][] = [[media], ...(media.groups ?? []).map((group) => [group, media])];
  const full: Sized[] = [];
  const thumbnails: Sized[] = [];
  for (const around of scopes) {
    const contents = around[0]?.contents ?? [];
    for (const content of contents.filter(isImage)) full.push(sized(content, [content, ...around]));
    for (const thumbnail of around[0]?.thumbnails ?? []) thumbnails.push(sized(thumbnail, around));
    for (const content of contents)
      for (const thumbnail of content.thumbnails ?? []) thumbnails.push(sized(thumbnail, [content, ...around]));
  }
  return [...full.sort(wider), ...thumbnails.sort(wider)].map(({ image }) => image);
}

/** The image enclosures. */
export function enclosedImages(enclosures: readonly Pick<RawMedia, 'url' | 'type'>[] | undefined): RawImage[] {
  return (enclosures ?? [])
    .filter(({ url, type }) => type?.startsWith('image/') || (!type && hasImageName(url)))
    .map(({ url }) => ({ url }));
}

function sized({ url, width }: { url?: string; width?: number }, around: readonly Described[]): Sized {
  const title = first(around, (scope) => titleLine(scope.title));
  const image = {
    url,
    alt: first(around, ({ texts }) => titleLine(texts?.[0])) ?? (title && FILE_NAME.test(title) ? undefined : title),
    caption: first(around, ({ description }) => titleLine(description)),
    credit: first(around, creditOf) ?? first(around, ({ copyright }) => lineOf(copyright?.value)),
  };
  return { image, width: width ?? 0 };
}

function creditOf({ credits }: Described): string | undefined {
  const names = (credits ?? [])
    .filter(({ role }) => role?.toLowerCase() !== 'author')
    .map(({ value }) => lineOf(value));
  return [...new Set(names.filter((name) => name !== undefined))].join(', ') || undefined;
}

function first(around: readonly Described[], read: (scope: Described) => string | undefined): string | undefined {
  for (const scope of around) {
    const text = read(scope);
    if (text !== undefined) return text;
  }
  return undefined;
}

function isImage({ url, type, medium }: MediaNs.Content): boolean {
  if (medium !== undefined) return medium === 'image';
  return type !== undefined ? type.startsWith('image/') : hasImageName(url);
}

function hasImageName(url: string | undefined): boolean {
  return /\.(?:jpe?g|png|gif|webp|avif)(?:[?#]|$)/i.test(url ?? '');
}

function wider(a: Sized, b: Sized): number {
  return b.width - a.width;
}
