import type { MediaNs } from 'feedsmith';
import type { RawMedia } from './raw-item.ts';
import { recordingKind } from './recordings.ts';
import { titleLine } from './text-construct.ts';

/**
 * The candidates for sound and video of Media RSS. A group holds one recording in several forms, of which the default or
 * first is taken; a player's page counts only where there is no file.
 */
export function mediaRecordings(media: MediaNs.ItemOrFeed | undefined): RawMedia[] {
  if (!media) return [];
  const groups = media.groups ?? [];
  const inGroups = groups.flatMap(({ contents, title }) => {
    const forms = (contents ?? []).filter(isRecording);
    const form = forms.find(({ isDefault }) => isDefault) ?? forms[0];
    return form ? [fromContent(form, title)] : [];
  });
  const files = [
    ...(media.contents ?? []).filter(isRecording).map((content) => fromContent(content, undefined)),
    ...inGroups,
  ];
  return files.length > 0 ? files : pagesOf(media);
}

function isRecording(content: MediaNs.Content): boolean {
  return content.url !== undefined && recordingKind(content) !== undefined;
}

function fromContent(content: MediaNs.Content, groupTitle: MediaNs.Group['title']): RawMedia {
  const { url, type, medium, fileSize, duration } = content;
  return { url, type, medium, bytes: fileSize, seconds: duration, title: titleLine(content.title ?? groupTitle) };
}

/** The first player: a web page that plays the recording. */
function pagesOf(media: MediaNs.ItemOrFeed): RawMedia[] {
  const scopes = [media, ...(media.groups ?? [])];
  const contents = scopes.flatMap((scope) => scope.contents ?? []);
  const url = [...contents, ...scopes].find(({ player }) => player?.url !== undefined)?.player?.url;
  const isSound = contents.some(({ medium, type }) => medium === 'audio' || type?.startsWith('audio/'));
  return url === undefined ? [] : [{ url, medium: isSound ? 'audio' : 'video' }];
}
