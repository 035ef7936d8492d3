import { unitText } from './unit-text.ts';

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
export function durationText(seconds: number, locale: string): string {
  if (seconds < 60) return unitText(Math.round(seconds), 'second', locale);
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return unitText(minutes, 'minute', locale);
  const rest = minutes % 60;
  const hours = unitText(Math.floor(minutes / 60), 'hour', locale);
  return rest === 0 ? hours : `${hours} ${unitText(rest, 'minute', locale)}`;
}

/** A size such as `640 KB` or `12 MB`. */
export function sizeText(bytes: number, locale: string): string {
  if (bytes < 1_000_000) return unitText(Math.max(1, Math.round(bytes / 1_000)), 'kilobyte', locale);
  const [value, unit] = bytes < 1e9 ? ([bytes / 1e6, 'megabyte'] as const) : ([bytes / 1e9, 'gigabyte'] as const);
  return unitText(value < 10 ? Math.round(value * 10) / 10 : Math.round(value), unit, locale);
}
