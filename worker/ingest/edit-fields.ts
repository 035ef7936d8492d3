import type { StoryIn, StoryPatch } from '../../shared/contract/story-schema.ts';
import { mediaTopicNumber } from '../../shared/domain/media-topic.ts';
import type { TopicRef } from '../../shared/domain/story.ts';
import { topicSlug } from '../../shared/domain/topic.ts';
import { editBody, editLine } from '../../shared/node/text/edit-text.ts';
import { normaliseLanguage, normaliseLine } from '../../shared/node/text/normalise.ts';
import { summarise } from '../../shared/node/text/summarise.ts';
import { subjectOfCode } from '../../shared/node/topics/subjects/media-topics.ts';
import { editMedia, editMediaPatch } from './edit-media.ts';
import { editNotes, editNotesPatch } from './edit-notes.ts';
import { findLanguage } from './find-language.ts';
import { findSection } from './find-section.ts';
import type { EditedPatch, EditedStory } from './stages.ts';
import { storyTokens } from './storyline/features.ts';
import type { Token } from './text/read-tokens.ts';
import { bodyText } from './text/story-words.ts';
import { kindOfLabel } from './topics/kind-of-label.ts';
import { findSubjects, type SubjectReading } from './topics/subjects/find-subjects.ts';

/** A story after editing, except its topics, which depend on the rest of the wire. */
export interface EditedFields extends Omit<EditedStory, 'topics' | 'givenTopics'> {
  /** The publisher's topics. */
  given: TopicRef[];
  /** Summary and body, for finding topics. */
  text: string;
  /** The significant words. */
  tokens: Token[];
  /** What the text says about its subjects and its section. */
  reading: SubjectReading;
}

/** Edits a whole story: sets every field, from the submission or a default. */
export function editStory(payload: StoryIn, submission: { publisherName: string; receivedAt: Date }): EditedFields {
  const headline = editLine(payload.headline);
  const bodyHtml = editBody(payload.body, payload.bodyFormat);
  const body = bodyText(bodyHtml);
  const summary = payload.summary === undefined ? summarise(body, headline) : editLine(payload.summary);
  const text = payload.summary === undefined ? body : `${summary}\n${body}`;
  const language =
    payload.language === undefined ? findLanguage(`${headline}\n${text}`) : normaliseLanguage(payload.language);
  const tokens = storyTokens({ headline, summary, bodyHtml, language, publisher: submission.publisherName });
  const reading = findSubjects(headline, text, language);
  return {
    headline,
    summary,
    bodyHtml,
    text,
    tokens,
    reading,
    language,
    byline: payload.byline === undefined ? null : editLine(payload.byline),
    given: givenTopics(payload.topics ?? [], payload.subjects),
    section: payload.section ?? findSection(reading.sections),
    url: payload.url ?? null,
    ...editMedia(payload),
    notes: editNotes(payload),
    priority: payload.priority ?? 'routine',
    publishedAt: payload.publishedAt === undefined ? submission.receivedAt : new Date(payload.publishedAt),
  };
}

/** Edits the fields of a correction; null clears an optional field. */
export function editPatch(patch: StoryPatch): EditedPatch {
  const edited: EditedPatch = { ...editMediaPatch(patch), notes: editNotesPatch(patch) };
  if (patch.headline !== undefined) edited.headline = editLine(patch.headline);
  if (patch.summary !== undefined) edited.summary = patch.summary === null ? null : editLine(patch.summary);
  if (patch.body !== undefined) edited.bodyHtml = editBody(patch.body ?? '', patch.bodyFormat);
  if (patch.byline !== undefined) edited.byline = patch.byline === null ? null : editLine(patch.byline);
  if (patch.topics !== undefined || patch.subjects !== undefined) {
    edited.topics = givenTopics(patch.topics ?? [], patch.subjects).map((topic) => {
      const kind = topic.kind ?? kindOfLabel(topic.label, patch.language ?? null);
      return kind ? { ...topic, kind } : topic;
    });
    edited.givenTopics = edited.topics.length;
  }
  if (patch.section !== undefined) edited.section = patch.section;
  if (patch.language !== undefined) {
    edited.language = patch.language === null ? null : normaliseLanguage(patch.language);
  }
  if (patch.url !== undefined) edited.url = patch.url;
  if (patch.publishedAt !== undefined) edited.publishedAt = new Date(patch.publishedAt);
  if (patch.priority !== undefined) edited.priority = patch.priority;
  return edited;
}

/** The publisher's topics as given, and the subjects that it named by their codes, without duplicates. */
export function givenTopics(labels: string[], codes: string[] = []): TopicRef[] {
  const topics = new Map<string, TopicRef>();
  for (const code of codes) {
    const subject = subjectOfCode(mediaTopicNumber(code) ?? '');
    if (subject) topics.set(subject.slug, { slug: subject.slug, label: subject.label, kind: 'subject' });
  }
  const subjects = [...topics.values()];
  for (const label of labels.map(normaliseLine)) {
    const slug = topicSlug(label);
    if (slug !== '' && !topics.has(slug)) topics.set(slug, { slug, label });
  }
  // The publisher's own words come first.
  return [...[...topics.values()].slice(subjects.length), ...subjects];
}
