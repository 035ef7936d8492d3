import type { StoryCard } from '../../shared/domain/story.ts';

/** A topic of some stories, with the newest of them. */
export interface TopicOfCards {
  slug: string;
  label: string;
  stories: number;
  newest: StoryCard;
}

/** The commonest topics of these stories, retracted ones left out, each story counted once; at most `most` topics. */
export function topicsOfCards(cards: Iterable<StoryCard>, most: number): TopicOfCards[] {
  const found = new Map<string, TopicOfCards>();
  const byId = new Map([...cards].map((card) => [card.id, card]));
  for (const card of byId.values()) {
    if (card.retractedAt) continue;
    for (const { slug, label } of card.topics) {
      const before = found.get(slug);
      const newest = before && before.newest.seq > card.seq ? before.newest : card;
      found.set(slug, { slug, label: before?.label ?? label, stories: (before?.stories ?? 0) + 1, newest });
    }
  }
  return [...found.values()]
    .sort((one, other) => other.stories - one.stories || other.newest.seq - one.newest.seq)
    .slice(0, most);
}
