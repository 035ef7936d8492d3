import type { StoryIn } from '../../../shared/contract/story-schema.ts';
import type { StoryFacts } from '../../../shared/domain/story-facts.ts';
import { type EditedFields, editStory } from '../edit-fields.ts';
import { readFacts } from '../facts/read-facts.ts';
import { readFeatures, type StoryFeatures } from '../storyline/features.ts';
import { deriveFromText, type TextDerived } from '../text/derive-from-text.ts';
import { findTopics, type StoryTopics } from '../topics/find-topics.ts';
import { findNames } from '../topics/names/find-names.ts';

/** A whole story as submitted, with its submission's data. */
export interface StoryToRead {
  payload: StoryIn;
  publisherName: string;
  receivedAt: Date;
}

/** Everything derived from a story's own text, without the rest of the wire. */
export interface ReadStory {
  fields: Omit<EditedFields, 'given' | 'text' | 'tokens' | 'reading'>;
  topics: StoryTopics;
  facts: StoryFacts;
  features: StoryFeatures;
  derived: TextDerived;
}

/** Edits and reads a story: most of a worker's work, and it needs nothing but the story. Pure. */
export function readStory({ payload, publisherName, receivedAt }: StoryToRead): ReadStory {
  const { given, text, tokens, reading, ...fields } = editStory(payload, { publisherName, receivedAt });
  const { headline, language } = fields;
  const source = { headline, text, language, publisher: publisherName };
  const names = findNames(source);
  return {
    fields,
    topics: findTopics(source, given, { names, subjects: reading.subjects }),
    facts: readFacts(fields, tokens, names),
    features: readFeatures(fields, tokens),
    derived: deriveFromText(fields),
  };
}
