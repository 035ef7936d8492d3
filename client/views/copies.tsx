import type { StoryCard } from '../../shared/domain/story.ts';
import { storyPath } from '../../shared/domain/story-address.ts';
import type { OpenStory } from '../state/open-story.ts';
import { storyPageTexts } from '../story-page-texts.ts';

/** Other publishers of a story's text: who had it first, and where else it is, once for each. */
export interface OtherPublications {
  first: { id: string; name: string } | undefined;
  others: { id: string; name: string }[];
}

/** The other publishers of this story's text, without those `listed` beside it already; undefined when there are none. */
export function otherPublications(
  story: StoryCard,
  copies: OpenStory['copies'],
  listed: readonly { id: string }[] = [],
): OtherPublications | undefined {
  const known = new Set(listed.map(({ id }) => id));
  const byPublisher = new Map<string, { id: string; name: string }>();
  for (const { id, publisher } of copies?.alsoIn ?? []) {
    const isKnown = publisher.id === story.publisher.id || byPublisher.has(publisher.id) || known.has(id);
    if (!isKnown) byPublisher.set(publisher.id, { id, name: publisher.name });
  }
  const original = copies?.copyOf;
  const isOwn = original === undefined || original.publisher.id === story.publisher.id || known.has(original.id);
  const first = original && !isOwn ? { id: original.id, name: original.publisher.name } : undefined;
  return first || byPublisher.size > 0 ? { first, others: [...byPublisher.values()] } : undefined;
}

/** Where else a story's text was published. */
export function Copies({ of: { first, others } }: { of: OtherPublications }) {
  return (
    <div class="copies" data-testid="copies">
      {first && (
        <p>
          {storyPageTexts.copyOf} <a href={storyPath({ id: first.id, headline: '' })}>{first.name}</a>
        </p>
      )}
      {others.length > 0 && (
        <>
          <p id="also-in">{storyPageTexts.alsoIn}</p>
          <ul aria-labelledby="also-in">
            {others.map(({ id, name }) => (
              <li key={id}>
                <a href={storyPath({ id, headline: '' })}>{name}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
