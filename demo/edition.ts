import type { StoryIn, StoryPatch } from '../shared/wire/story-schema.ts';
import type { DemoStory } from './demo-story.ts';

const KICKERS: Record<string, string[]> = {
  en: ['Late edition', 'Morning edition', 'Weekend edition', 'Evening edition'],
  fr: ['Dernière édition', 'Édition du matin', 'Édition du week-end', 'Édition du soir'],
};

/** Which time round the script it is, and in which run: nothing of an earlier one may be taken for a correction. */
export interface Edition {
  run: string;
  number: number;
}

/** The story as it is handed in; later editions say so, for they are stories of their own. */
export function storyIn(demo: DemoStory, edition: Edition, publishedAt: Date): StoryIn {
  const { headline, ...rest } = demo.story;
  return {
    externalId: `${demo.key}/${edition.run}/${edition.number}`,
    headline: withKicker(headline, demo, edition),
    ...rest,
    publishedAt: publishedAt.toISOString(),
  };
}

/** The correction in the same edition's words; undefined when the story has none. */
export function patchIn(demo: DemoStory, edition: Edition): StoryPatch | undefined {
  const patch = demo.correction;
  if (patch?.headline === undefined) return patch;
  return { ...patch, headline: withKicker(patch.headline, demo, edition) };
}

function withKicker(headline: string, demo: DemoStory, { number }: Edition): string {
  if (number === 1) return headline;
  const kickers = KICKERS[demo.story.language ?? 'en'] ?? [];
  const separator = demo.story.language === 'fr' ? ' : ' : ': ';
  return `${kickers[(number - 2) % kickers.length] ?? 'Late edition'}${separator}${headline}`;
}
