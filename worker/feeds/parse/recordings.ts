import { plausibleSeconds } from './duration.ts';
import type { Recording } from './parsed-feed.ts';
import { textLine } from './plain-text.ts';
import type { RawMedia } from './raw-item.ts';
import { resolveUrl } from './resolve-url.ts';

const RECORDINGS_MAX = 10;
const SOUND = /\.(?:mp3|m4a|m4b|aac|oga|ogg|opus|wav|flac|weba)(?:[?#]|$)/i;
const VIDEO = /\.(?:mp4|m4v|mov|webm|mkv|ogv|avi|3gp|m3u8|mpe?g)(?:[?#]|$)/i;
const MEDIA_TYPE = /^[a-z]{1,20}\/[\w.+-]{1,80}$/;

/** Sound or video, by what the feed says, else by the file's name; undefined for anything else. */
export function recordingKind({
  url,
  type,
  medium,
}: Pick<RawMedia, 'url' | 'type' | 'medium'>): Recording['kind'] | undefined {
  const family = (medium ?? type?.split('/', 1)[0] ?? '').trim().toLowerCase();
  if (family === 'audio' || family === 'video') return family;
  if (type && /^application\/ogg$/i.test(type)) return 'audio';
  if (type && /^application\/(?:x-|vnd\.apple\.)mpegurl$/i.test(type)) return 'video';
  // Publishers that know no type write `application/octet-stream`.
  if (family !== '' && family !== 'application') return undefined;
  if (SOUND.test(url ?? '')) return 'audio';
  return VIDEO.test(url ?? '') ? 'video' : undefined;
}

/**
 * The item's sound and video, ten files at most, each once; what several candidates say about one file is joined. The
 * item's own length is that of its first file.
 */
export function recordingsOf(
  candidates: readonly RawMedia[],
  bases: readonly (string | undefined)[],
  itemSeconds: number | undefined,
): Recording[] {
  const byUrl = new Map<string, Recording>();
  for (const candidate of candidates) {
    const kind = recordingKind(candidate);
    const url = kind && resolveUrl(candidate.url, bases);
    if (kind === undefined || url === undefined) continue;
    if (byUrl.size < RECORDINGS_MAX || byUrl.has(url))
      byUrl.set(url, { url, kind, ...detailsOf(candidate), ...byUrl.get(url) });
  }
  const [first, ...others] = byUrl.values();
  const length = plausibleSeconds(itemSeconds);
  return first ? [{ ...(length && { durationSeconds: length }), ...first }, ...others] : [];
}

function detailsOf({ type, bytes, seconds, title }: RawMedia): Partial<Recording> {
  const mediaType = type?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const length = plausibleSeconds(seconds);
  const line = textLine(title);
  return {
    ...(MEDIA_TYPE.test(mediaType) && { type: mediaType }),
    ...(bytes !== undefined && Number.isSafeInteger(bytes) && bytes > 0 && { bytes }),
    ...(length !== undefined && { durationSeconds: length }),
    ...(line && { title: line }),
  };
}
