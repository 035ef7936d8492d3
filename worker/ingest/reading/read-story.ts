import type { TopicRef } from '../../../shared/domain/story.ts';
import type { StoryIn } from '../../../shared/wire/story-schema.ts';
import { type EditedFields, editStory } from '../edit-fields.ts';
import { readTraits, type StoryTraits } from '../storyline/story-traits.ts';
import { deriveFromText, type TextDerived } from '../text/derive-from-text.ts';
import { type Candidate, topicCandidates } from '../topics/topic-candidates.ts';

/** A whole story as it was handed in, and what its submission adds. */
export interface StoryToRead {
  payload: StoryIn;
  publisherName: string;
  receivedAt: Date;
}

/** All that a story's own text tells, before anything else on the wire is asked. */
export interface ReadStory {
  fields: Omit<EditedFields, 'given' | 'text' | 'tokens'>;
  /** The publisher's own topics. */
  given: TopicRef[];
  /** What the story may be about. */
  candidates: Candidate[];
  traits: StoryTraits;
  derived: TextDerived;
}

/** Edits and reads a story: what costs the desk most of its time, and needs nothing but the story. Pure. */
export function readStory({ payload, publisherName, receivedAt }: StoryToRead): ReadStory {
  const { given, text, tokens, ...fields } = editStory(payload, { publisherName, receivedAt });
  const { headline, language } = fields;
  return {
    fields,
    given,
    candidates: topicCandidates({ headline, text, language, publisher: publisherName }),
    traits: readTraits(fields, tokens),
    derived: deriveFromText(fields),
  };
}
