import { storyPath, topicPath } from '../../shared/domain/story-address.ts';
import { openLists } from '../state/open-lists.ts';
import { topicsOfCards } from '../state/topics-of-cards.ts';
import { texts } from '../texts.ts';

const TOPICS_MAX = 18;

/** The topics of the moment that the board is rewound to: those of the stories in its columns. */
export function PastRail() {
  const cards = openLists.value.flatMap(({ list }) => [...list.value.cards.values()]);
  const topics = topicsOfCards(cards, TOPICS_MAX);
  if (topics.length === 0) return null;
  return (
    <aside class="rail-inside" aria-labelledby="rail-topics">
      <h2 id="rail-topics" class="rail-title">
        {texts.railTitle}
      </h2>
      <ol class="rail-grid">
        {topics.map(({ slug, label, stories, newest }) => (
          <li key={slug} class="rail-trend">
            <p class="rail-word">
              <a href={topicPath(slug)}>{label}</a>
              <span class="count">{texts.storyCount(stories)}</span>
            </p>
            <a class="rail-story" href={storyPath(newest)} dir="auto">
              {newest.headline}
            </a>
            <bdi class="rail-names">{newest.publisher.name}</bdi>
          </li>
        ))}
      </ol>
    </aside>
  );
}
