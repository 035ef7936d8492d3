import type { ImageIn } from '../../shared/contract/image-schema.ts';
import type { MediaIn } from '../../shared/contract/media-schema.ts';
import type { StoryIn, StoryPatch } from '../../shared/contract/story-schema.ts';
import type { StoryMedia } from '../../shared/domain/media.ts';
import type { PictureFrame } from '../../shared/domain/picture.ts';
import { editLine } from '../../shared/node/text/edit-text.ts';
import type { EditedPatch } from './stages.ts';

type MediaFields = 'imageUrl' | 'imageAlt' | 'imageFrame' | 'imageCaption' | 'imageCredit' | 'media';
type Edited<Field extends MediaFields> = Required<EditedPatch>[Field];
type EditedImage = Pick<Required<EditedPatch>, Exclude<MediaFields, 'media'>>;

/** The picture of a whole story, and its sound and video. */
export function editMedia(payload: StoryIn): { [Field in MediaFields]: Edited<Field> } {
  const { image, imageUrl: url, imageAlt: alt, imageCaption: caption, imageCredit: credit, media } = payload;
  return {
    ...editImage(image ?? (url === undefined ? undefined : { url })),
    ...(!image && lines({ alt, caption, credit })),
    media: mediaOf(media),
  };
}

/** The same of a correction: only what it changes; `image` changes the whole picture. */
export function editMediaPatch(patch: StoryPatch): Partial<Pick<EditedPatch, MediaFields>> {
  const media = patch.media !== undefined && { media: mediaOf(patch.media) };
  if (patch.image !== undefined) return { ...editImage(patch.image ?? undefined), ...media };
  return {
    // The frame belongs to the picture that is replaced.
    ...(patch.imageUrl !== undefined && { imageUrl: patch.imageUrl, imageFrame: null }),
    ...(patch.imageAlt !== undefined && { imageAlt: lineOf(patch.imageAlt) }),
    ...(patch.imageCaption !== undefined && { imageCaption: lineOf(patch.imageCaption) }),
    ...(patch.imageCredit !== undefined && { imageCredit: lineOf(patch.imageCredit) }),
    ...media,
  };
}

function editImage(image: ImageIn | undefined): EditedImage {
  return { imageUrl: image?.url ?? null, imageFrame: image ? frameOf(image) : null, ...lines(image ?? {}) };
}

function lines({ alt, caption, credit }: Partial<Pick<ImageIn, 'alt' | 'caption' | 'credit'>>) {
  return { imageAlt: lineOf(alt), imageCaption: lineOf(caption), imageCredit: lineOf(credit) };
}

/** Null when nothing is said about it. A side alone says nothing. */
function frameOf({ width, height, focalPoint }: ImageIn): PictureFrame | null {
  const size = width !== undefined && height !== undefined && { width, height };
  if (!size && !focalPoint) return null;
  return { ...size, ...(focalPoint && { focalPoint }) };
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
