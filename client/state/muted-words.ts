import type { StoryCard } from '../../shared/domain/story.ts';
import { foldedWords, wordsInOrder } from '../../shared/domain/words.ts';
import { isAlike } from './alike-words.ts';
import type { Mute, MutedBy } from './mute.ts';

/** The mute of a word, in any of its forms, or of a phrase; undefined for a text without a word. */
export function muteOfText(text: string): Omit<Mute, 'until'> | undefined {
  const words = wordsInOrder(foldedWords(text));
  return words.length === 0 ? undefined : { kind: 'words', of: words.join(' '), label: `“${text.trim()}”` };
}

/** Finds the mute whose word or phrase stands in a card: in headline, summary or topics. */
export function mutedByWords(mutes: readonly Pick<Mute, 'of' | 'label'>[]): MutedBy {
  const phrases = mutes.filter(({ of }) => of.includes(' '));
  const words = mutes.filter(({ of }) => !of.includes(' '));
  const wanted = new Set(words.map(({ of }) => of));
  const known = new WeakMap<StoryCard, { label: string | undefined }>();
  const find = (card: StoryCard): string | undefined => {
    const fields = fieldsOf(card).map((field) => wordsInOrder(foldedWords(field)));
    const phrase = phrases.find(({ of }) => fields.some((field) => ` ${field.join(' ')} `.includes(` ${of} `)));
    if (phrase) return phrase.label;
    const hit = fields.flat().find((word) => isAlike(word, wanted));
    return hit === undefined ? undefined : words.find(({ of }) => isAlike(hit, new Set([of])))?.label;
  };
  return (card) => {
    const held = known.get(card) ?? { label: find(card) };
    known.set(card, held);
    return held.label;
  };
}

function fieldsOf({ headline, summary, topics }: StoryCard): string[] {
  return [headline, summary ?? '', ...topics.map(({ label }) => label)];
}
