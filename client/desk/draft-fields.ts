import type { StoryPatch } from '../../shared/contract/story-schema.ts';
import { DRAFT_FIELDS, type DraftField } from '../../shared/domain/draft.ts';
import type { PictureFrame } from '../../shared/domain/picture.ts';
import type { Priority, Story } from '../../shared/domain/story.ts';
import { NOTE_FIELDS } from '../../shared/domain/story-notes.ts';

/** The fields of the form, as they were typed. */
export interface Draft extends Record<DraftField, string> {
  priority: Priority;
  /** Local time, in the format of `datetime-local`. */
  embargo: string;
}

/** A text field that is sent as it is, under its own name; null empties it. */
const PLAIN_FIELDS = ['summary', 'byline', 'section', 'language', 'url', ...NOTE_FIELDS] as const;
const PICTURE_FIELDS = ['imageUrl', 'imageAlt', 'imageCaption', 'imageCredit', 'focalX', 'focalY'] as const;
const MINUTE_MS = 60_000;
const WHOLE_PERCENT = 100;

/** A form in which nothing was typed. */
export const EMPTY: Draft = {
  ...(Object.fromEntries(DRAFT_FIELDS.map((field) => [field, ''])) as Record<DraftField, string>),
  section: '',
  priority: 'routine',
};

/** A story in the form; its body is the HTML that readers see. What a correction says about itself starts empty. */
export function draftOfStory(story: Story): Draft {
  return {
    ...EMPTY,
    ...plainFields({ ...story, correctionNote: undefined }),
    ...pictureFields({ ...story, focalPoint: story.imageFrame?.focalPoint }),
    headline: story.headline,
    body: story.bodyHtml,
    topics: story.topics.map(({ label }) => label).join(', '),
    priority: story.priority,
  };
}

/** A submission in the form, as it was submitted. */
export function draftOfSubmission(story: StoryPatch, releaseAt: string | undefined): Draft {
  const { image } = story;
  const { url: imageUrl, alt: imageAlt, caption: imageCaption, credit: imageCredit, focalPoint } = image ?? {};
  return {
    ...EMPTY,
    ...plainFields(story),
    ...pictureFields(image ? { imageUrl, imageAlt, imageCaption, imageCredit, focalPoint } : story),
    headline: story.headline ?? '',
    body: story.body ?? '',
    topics: (story.topics ?? []).join(', '),
    priority: story.priority ?? 'routine',
    embargo: releaseAt === undefined ? '' : localTime(releaseAt),
  };
}

/** The draft as the API accepts a new story; empty fields are left out. */
export function toStory(from: Draft): Record<string, unknown> {
  const { headline, body, topics, priority, embargo } = from;
  return {
    headline,
    priority,
    ...(body.trim() && { body, bodyFormat: 'markdown' }),
    ...(topics.trim() && { topics: topicList(topics) }),
    ...Object.fromEntries(PLAIN_FIELDS.filter((name) => from[name].trim() !== '').map((name) => [name, from[name]])),
    ...(hasPicture(from) && { image: imageOf(from) }),
    ...(embargo && { embargoUntil: embargoUntil(embargo) }),
  };
}

interface Size {
  width?: number | undefined;
  height?: number | undefined;
}

/** What a draft changes: the size of the picture stays with the picture. */
export interface Changed {
  before: Draft;
  /** True for a story, whose text is HTML; a submission keeps its format. */
  isStory: boolean;
  size: Size | null | undefined;
}

/** The fields that the draft changes in what it was loaded from; null where one was emptied. */
export function toPatch(from: Draft, { before, isStory, size }: Changed): Record<string, unknown> {
  const isChanged = (name: keyof Draft): boolean => from[name] !== before[name];
  return {
    ...(isChanged('headline') && { headline: from.headline }),
    ...(isChanged('body') && bodyOf(from.body.trim(), isStory)),
    ...(isChanged('topics') && { topics: topicList(from.topics) }),
    ...(isChanged('priority') && { priority: from.priority }),
    ...Object.fromEntries(PLAIN_FIELDS.filter(isChanged).map((name) => [name, from[name].trim() || null])),
    ...(PICTURE_FIELDS.some(isChanged) && { image: hasPicture(from) ? patchedImage(from, before, size) : null }),
    ...(isChanged('embargo') && { embargoUntil: embargoUntil(from.embargo) }),
  };
}

/** Without a text there is no format. */
function bodyOf(body: string, isStory: boolean): Record<string, unknown> {
  return body === '' ? { body: null } : { body, ...(isStory && { bodyFormat: 'html' }) };
}

/** The fields of the draft that differ. */
export function changedFieldsOf(from: Draft, before: Draft): (keyof Draft)[] {
  return DRAFT_FIELDS.filter((name) => from[name] !== before[name]);
}

/** The picture in the form as the API accepts it. */
export function imageOf(from: Draft): Record<string, unknown> {
  const { imageUrl: url, imageAlt: alt, imageCaption: caption, imageCredit: credit } = from;
  const said = Object.entries({ alt, caption, credit }).filter(([, text]) => text.trim() !== '');
  return { url: url.trim(), ...Object.fromEntries(said), ...focalPointOf(from) };
}

/** A time as `datetime-local` has it, to the minute. */
export function localTime(at: string): string {
  const date = new Date(at);
  return new Date(date.getTime() - date.getTimezoneOffset() * MINUTE_MS)
    .toISOString()
    .slice(0, 'YYYY-MM-DDTHH:MM'.length);
}

/** The time in the field for the API; null without one. */
export function embargoUntil(embargo: string): string | null {
  return embargo === '' ? null : new Date(embargo).toISOString();
}

function hasPicture(from: Draft): boolean {
  return PICTURE_FIELDS.some((name) => from[name].trim() !== '');
}

function patchedImage(from: Draft, before: Draft, size: Changed['size']): Record<string, unknown> {
  const { width, height } = size ?? {};
  const kept = from.imageUrl === before.imageUrl && width !== undefined && height !== undefined && { width, height };
  return { ...imageOf(from), ...kept };
}

/** One number alone means the middle of the other axis. */
function focalPointOf({ focalX, focalY }: Draft): { focalPoint?: { x: number; y: number } } {
  if (focalX.trim() === '' && focalY.trim() === '') return {};
  const share = (percent: string): number => (percent.trim() === '' ? 0.5 : Number(percent) / WHOLE_PERCENT);
  return { focalPoint: { x: share(focalX), y: share(focalY) } };
}

type Plain = { [Name in (typeof PLAIN_FIELDS)[number]]?: string | null | undefined };

function plainFields(from: Plain): Partial<Draft> {
  return Object.fromEntries(PLAIN_FIELDS.map((name) => [name, from[name] ?? '']));
}

interface PictureIn {
  imageUrl?: string | null | undefined;
  imageAlt?: string | null | undefined;
  imageCaption?: string | null | undefined;
  imageCredit?: string | null | undefined;
  focalPoint?: PictureFrame['focalPoint'] | undefined;
}

function pictureFields({ focalPoint, ...texts }: PictureIn): Partial<Draft> {
  const percent = (share: number | undefined): string =>
    share === undefined ? '' : String(Math.round(share * WHOLE_PERCENT));
  const { imageUrl, imageAlt, imageCaption, imageCredit } = texts;
  return {
    ...{ imageUrl: imageUrl ?? '', imageAlt: imageAlt ?? '' },
    ...{ imageCaption: imageCaption ?? '', imageCredit: imageCredit ?? '' },
    ...{ focalX: percent(focalPoint?.x), focalY: percent(focalPoint?.y) },
  };
}

function topicList(topics: string): string[] {
  return topics
    .split(',')
    .map((topic) => topic.trim())
    .filter((topic) => topic !== '');
}
