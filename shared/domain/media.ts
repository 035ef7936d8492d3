/** Sound and video that belong to stories. */

export const MEDIA_KINDS = ['audio', 'video'] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];

export interface StoryMedia {
  url: string;
  kind: MediaKind;
  /** The media type, such as `audio/mpeg`. */
  type?: string;
  bytes?: number;
  durationSeconds?: number;
  title?: string;
}

/** Files that browsers play; without a type, an address with another ending may be a page. */
const PLAYED_FILE = /\.(?:mp3|m4a|m4b|aac|og[agv]|opus|wav|flac|weba|webm|mp4|m4v|mov)(?:[?#]|$)/i;
const PLAYED_TYPE = /^(?:audio|video)\/(?!(?:x-)?mpegurl$)|^application\/ogg$/;

/** Whether a page can play it: its policy allows https only. */
export function isPlayable({ url, type }: StoryMedia): boolean {
  return url.startsWith('https://') && (PLAYED_FILE.test(url) || (type !== undefined && PLAYED_TYPE.test(type)));
}

/** The video that stands in the place of a story's picture: the first file, if it is one that may be played. */
export function leadVideo([first]: readonly StoryMedia[]): StoryMedia | undefined {
  return first?.kind === 'video' && isPlayable(first) ? first : undefined;
}

/** A duration such as `45 s`, `12 min` or `1 h 5 min`. */
export function durationText(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} h${rest === 0 ? '' : ` ${rest} min`}`;
}

/** A size such as `640 KB` or `12 MB`. */
export function sizeText(bytes: number): string {
  const [value, unit] =
    bytes < 1_000_000 ? [bytes / 1_000, 'KB'] : bytes < 1e9 ? [bytes / 1e6, 'MB'] : [bytes / 1e9, 'GB'];
  return `${value < 10 && unit !== 'KB' ? value.toFixed(1) : Math.max(1, Math.round(value))} ${unit}`;
}
