import type { StoryPatch } from '../../../shared/contract/story-schema.ts';
import type { StoryFacts } from '../../../shared/domain/story-facts.ts';
import { editPatch } from '../edit-fields.ts';
import { readFacts } from '../facts/read-facts.ts';
import { findLanguage } from '../find-language.ts';
import type { EditedPatch } from '../stages.ts';
import { storyTokens } from '../storyline/features.ts';
import { bodyText } from '../text/story-words.ts';
import { findNames } from '../topics/names/find-names.ts';

/** The fields that a correction changes, and the facts of its text; undefined when it changes no text. */
export interface ReadCorrection {
  patch: EditedPatch;
  facts: StoryFacts | undefined;
}

/** Edits and reads a correction. Pure. */
export function readCorrection(given: StoryPatch): ReadCorrection {
  const patch = editPatch(given);
  const { headline = '', summary = null, bodyHtml = '' } = patch;
  if (bodyHtml === '' && summary === null) return { patch, facts: undefined };
  const text = `${summary ?? ''}\n${bodyText(bodyHtml)}`;
  const language = patch.language ?? findLanguage(`${headline}\n${text}`);
  const story = { headline, summary, bodyHtml, language, publisher: '' };
  return { patch, facts: readFacts(story, storyTokens(story), findNames({ headline, text, language, publisher: '' })) };
}
