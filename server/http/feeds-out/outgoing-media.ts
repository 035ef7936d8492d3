import type { MediaKind, StoryMedia } from '../../../shared/domain/media.ts';
import type { OutgoingItem } from './outgoing-feed.ts';

/** Types of files whose publishers gave none; feed formats require one. */
const TYPES: Readonly<Record<string, string>> = {
  aac: 'audio/aac',
  flac: 'audio/flac',
  m4a: 'audio/mp4',
  m4v: 'video/mp4',
  mov: 'video/quicktime',
  oga: 'audio/ogg',
  ogg: 'audio/ogg',
  ogv: 'video/ogg',
  opus: 'audio/ogg',
  wav: 'audio/wav',
  webm: 'video/webm',
};
const USUAL: Readonly<Record<MediaKind, string>> = { audio: 'audio/mpeg', video: 'video/mp4' };

/** The type of a file: as given, else by the ending of its name, else the usual one. */
export function mediaType({ type, url, kind }: StoryMedia): string {
  const [, ending = ''] = /\.(\w{2,5})(?:[?#]|$)/.exec(url) ?? [];
  return type ?? TYPES[ending.toLowerCase()] ?? USUAL[kind];
}

/** The elements of Media RSS: the picture with its texts, then sound and video. */
export function mediaContents({ image, media }: OutgoingItem) {
  const files = media.map((file) => ({
    url: file.url,
    medium: file.kind,
    type: mediaType(file),
    ...(file.bytes !== undefined && { fileSize: file.bytes }),
    ...(file.durationSeconds !== undefined && { duration: Math.round(file.durationSeconds) }),
    ...(file.title !== undefined && { title: { value: file.title } }),
  }));
  if (!image) return files;
  const { url, alt, caption, credit, width, height } = image;
  const picture = {
    url,
    medium: 'image',
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
    ...(alt !== undefined && { title: { value: alt } }),
    ...(caption !== undefined && { description: { value: caption } }),
    ...(credit !== undefined && { credits: [{ value: credit }] }),
  };
  return [picture, ...files];
}
