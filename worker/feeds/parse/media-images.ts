import type { MediaNs } from 'feedsmith';

interface Enclosure {
  url?: string;
  type?: string;
}

type Shared = Pick<MediaNs.ItemOrFeed, 'contents' | 'thumbnails'>;

/** The pictures of Media RSS, widest first, whole ones before thumbnails. */
export function mediaImages(media: MediaNs.ItemOrFeed | undefined): (string | undefined)[] {
  if (!media) return [];
  const parts: Shared[] = [media, ...(media.groups ?? [])];
  const contents = parts.flatMap((part) => part.contents ?? []);
  const thumbnails = [...parts, ...contents].flatMap((part) => part.thumbnails ?? []);
  return [...contents.filter(isImage).sort(wider), ...[...thumbnails].sort(wider)].map(({ url }) => url);
}

/** The enclosed files that are pictures. */
export function enclosedImages(enclosures: readonly Enclosure[] | undefined): (string | undefined)[] {
  return (enclosures ?? [])
    .filter(({ url, type }) => type?.startsWith('image/') || (!type && hasImageName(url)))
    .map(({ url }) => url);
}

function isImage({ url, type, medium }: MediaNs.Content): boolean {
  if (medium !== undefined) return medium === 'image';
  return type !== undefined ? type.startsWith('image/') : hasImageName(url);
}

function hasImageName(url: string | undefined): boolean {
  return /\.(?:jpe?g|png|gif|webp|avif)(?:[?#]|$)/i.test(url ?? '');
}

function wider(a: { width?: number }, b: { width?: number }): number {
  return (b.width ?? 0) - (a.width ?? 0);
}
