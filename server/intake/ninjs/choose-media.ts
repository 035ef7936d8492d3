import type { StoryIn } from '../../../shared/contract/story-schema.ts';
import { fieldsOf } from './fold-keys.ts';
import type { NinjsAssociation, NinjsItem } from './ninjs-schema.ts';
import type { Warnings } from './warnings.ts';

type Rendition = NonNullable<NinjsAssociation['renditions']>[number];
type WithAddress = Rendition & { href: string };
type Media = Pick<StoryIn, 'imageUrl' | 'imageAlt' | 'imageCaption' | 'imageCredit' | 'media'>;

const PICTURES = ['picture', 'graphic'];
const RECORDINGS: Readonly<Record<string, 'audio' | 'video'>> = { audio: 'audio', video: 'video' };
/** Rights that a story has no place for. */
const RIGHTS = ['copyrightnotice', 'usageterms', 'rightsinfo'];

/** The first picture as the story's own, and every sound and video; `given` are the associations with all fields. */
export function chooseMedia({ associations = [] }: NinjsItem, given: readonly unknown[], warnings: Warnings): Media {
  let found: Media = {};
  const media: NonNullable<Media['media']> = [];
  for (const [index, each] of associations.entries()) {
    const field = `associations.${index}`;
    const kind = RECORDINGS[each.type ?? ''];
    const file = best(each.renditions ?? []);
    if (!file) warnings.add(field, 'is not kept: it has no rendition with an http address');
    else if (kind !== undefined) media.push(recordingOf(each, file, kind));
    else if (PICTURES.includes(each.type ?? '') && found.imageUrl === undefined) found = pictureOf(each, file);
    else warnings.add(field, `(${each.type ?? 'without a type'}) is not kept: a story has one picture`);
    const rights = file ? fieldsOf(given[index]).filter((name) => RIGHTS.includes(name)) : [];
    for (const right of rights) warnings.add(`${field}.${right}`, 'is not kept');
  }
  return { ...found, ...(media.length > 0 && { media }) };
}

/** The widest, of which readers get a smaller copy. */
function best(renditions: readonly Rendition[]): WithAddress | undefined {
  const usable = renditions.filter((each): each is WithAddress => /^https?:\/\//i.test(each.href ?? ''));
  return usable.toSorted((one, other) => (other.width ?? 0) - (one.width ?? 0))[0];
}

function pictureOf(picture: NinjsAssociation, { href }: WithAddress): Media {
  const caption = picture.descriptions?.find(({ role }) => role !== 'creditline' && role !== 'writer')?.value;
  const line = picture.descriptions?.find(({ role }) => role === 'creditline')?.value;
  const credit = line ?? [picture.by, picture.copyrightholder].filter((part) => part !== undefined).join('/');
  return {
    imageUrl: href,
    ...(caption !== undefined && { imageCaption: caption }),
    ...(credit !== '' && { imageCredit: credit }),
  };
}

function recordingOf(
  recording: NinjsAssociation,
  { href, contenttype, sizeinbytes, duration }: WithAddress,
  kind: 'audio' | 'video',
): NonNullable<Media['media']>[number] {
  const title = recording.headlines?.[0]?.value ?? recording.title;
  return {
    ...{ url: href, kind },
    ...(contenttype !== undefined && { type: contenttype }),
    ...(sizeinbytes !== undefined && { bytes: sizeinbytes }),
    ...(duration !== undefined && { durationSeconds: duration }),
    ...(title !== undefined && { title }),
  };
}
