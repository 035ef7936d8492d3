import type { TopicRef } from '../../shared/domain/story.ts';
import { editBody, editLine } from '../../shared/node/text/edit-text.ts';
import { normaliseLanguage } from '../../shared/node/text/normalise.ts';
import { summarise } from '../../shared/node/text/summarise.ts';
import type { StoryIn, StoryPatch } from '../../shared/wire/story-schema.ts';
import type { EditedPatch, EditedStory } from './edited-story.ts';
import { findLanguage } from './find-language.ts';
import { findSection } from './find-section.ts';
import { storyTokens } from './storyline/story-tokens.ts';
import type { Token } from './text/read-tokens.ts';
import { bodyText } from './text/story-words.ts';
import { givenTopics } from './topics/given-topics.ts';

/** A story after editing, all but its topics: those are looked for beside what the wire knows. */
export interface EditedFields extends Omit<EditedStory, 'topics' | 'givenTopics'> {
  /** The publisher's own. */
  given: TopicRef[];
  /** Summary and body, for those who look for topics. */
  text: string;
  /** The words that tell something. */
  tokens: Token[];
}

/** Edits a whole story: every field is set, from the submission or by default. */
export function editStory(payload: StoryIn, submission: { publisherName: string; receivedAt: Date }): EditedFields {
  const headline = editLine(payload.headline);
  const bodyHtml = editBody(payload.body, payload.bodyFormat);
  const body = bodyText(bodyHtml);
  const summary = payload.summary === undefined ? summarise(body, headline) : editLine(payload.summary);
  const text = payload.summary === undefined ? body : `${summary}\n${body}`;
  const language =
    payload.language === undefined ? findLanguage(`${headline}\n${text}`) : normaliseLanguage(payload.language);
  const tokens = storyTokens({ headline, summary, bodyHtml, language, publisher: submission.publisherName });
  return {
    headline,
    summary,
    bodyHtml,
    text,
    tokens,
    language,
    byline: payload.byline === undefined ? null : editLine(payload.byline),
    given: givenTopics(payload.topics ?? []),
    section: payload.section ?? findSection(tokens, language),
    url: payload.url ?? null,
    imageUrl: payload.imageUrl ?? null,
    priority: payload.priority ?? 'routine',
    publishedAt: payload.publishedAt === undefined ? submission.receivedAt : new Date(payload.publishedAt),
  };
}

/** Edits the fields that a correction names; null empties an optional one. */
export function editPatch(patch: StoryPatch): EditedPatch {
  const edited: EditedPatch = {};
  if (patch.headline !== undefined) edited.headline = editLine(patch.headline);
  if (patch.summary !== undefined) edited.summary = patch.summary === null ? null : editLine(patch.summary);
  if (patch.body !== undefined) edited.bodyHtml = editBody(patch.body ?? '', patch.bodyFormat);
  if (patch.byline !== undefined) edited.byline = patch.byline === null ? null : editLine(patch.byline);
  if (patch.topics !== undefined) {
    edited.topics = givenTopics(patch.topics);
    edited.givenTopics = edited.topics.length;
  }
  if (patch.section !== undefined) edited.section = patch.section;
  if (patch.language !== undefined) {
    edited.language = patch.language === null ? null : normaliseLanguage(patch.language);
  }
  if (patch.url !== undefined) edited.url = patch.url;
  if (patch.imageUrl !== undefined) edited.imageUrl = patch.imageUrl;
  if (patch.publishedAt !== undefined) edited.publishedAt = new Date(patch.publishedAt);
  if (patch.priority !== undefined) edited.priority = patch.priority;
  return edited;
}
