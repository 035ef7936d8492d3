import type { MediaIn } from '../../shared/contract/media-schema.ts';
import type { StoryIn, StoryPatch } from '../../shared/contract/story-schema.ts';
import type { StoryMedia } from '../../shared/domain/media.ts';
import { editLine } from '../../shared/node/text/edit-text.ts';
import type { EditedPatch } from './stages.ts';

type MediaFields = 'imageUrl' | 'imageAlt' | 'imageCaption' | 'imageCredit' | 'media';
type Edited<Field extends MediaFields> = Required<EditedPatch>[Field];

/** The picture of a whole story, and its sound and video. */
export function editMedia(payload: StoryIn): { [Field in MediaFields]: Edited<Field> } {
  return {
    imageUrl: payload.imageUrl ?? null,
    imageAlt: lineOf(payload.imageAlt),
    imageCaption: lineOf(payload.imageCaption),
    imageCredit: lineOf(payload.imageCredit),
    media: mediaOf(payload.media),
  };
}

/** The same of a correction: only what it changes. */
export function editMediaPatch(patch: StoryPatch): Partial<Pick<EditedPatch, MediaFields>> {
  return {
    ...(patch.imageUrl !== undefined && { imageUrl: patch.imageUrl }),
    ...(patch.imageAlt !== undefined && { imageAlt: lineOf(patch.imageAlt) }),
    ...(patch.imageCaption !== undefined && { imageCaption: lineOf(patch.imageCaption) }),
    ...(patch.imageCredit !== undefined && { imageCredit: lineOf(patch.imageCredit) }),
    ...(patch.media !== undefined && { media: mediaOf(patch.media) }),
  };
}

function lineOf(text: string | null | undefined): string | null {
  return text === null || text === undefined ? null : editLine(text) || null;
}

/** Each file once. */
function mediaOf(list: readonly MediaIn[] | null | undefined): StoryMedia[] {
  const files = new Map<string, StoryMedia>();
  for (const { url, kind, type, bytes, durationSeconds, title } of list ?? []) {
    const line = lineOf(title);
    if (files.has(url)) continue;
    files.set(url, {
      ...{ url, kind },
      ...(type !== undefined && { type: type.toLowerCase() }),
      ...(bytes !== undefined && { bytes }),
      ...(durationSeconds !== undefined && { durationSeconds }),
      ...(line !== null && { title: line }),
    });
  }
  return [...files.values()];
}
