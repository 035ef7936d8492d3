import { useState } from 'preact/hooks';
import type { StoryCard } from '../../shared/domain/story.ts';
import { storyPath } from '../../shared/domain/story-address.ts';
import type { StorylineAnswer } from '../../shared/wire/http-shapes.ts';
import { coverage } from '../state/coverage.ts';
import type { OpenStory } from '../state/open-story.ts';
import { texts } from '../texts.ts';
import { CoverageReport } from './coverage-report.tsx';
import { Fenced } from './fenced.tsx';

/** So many reports show before the reader asks for all. */
const SHOWN = 8;

interface Props {
  story: StoryCard;
  copies: OpenStory['copies'];
}

/** What every publisher says about the event, newest first, and where the same text stands. */
export function Coverage({ story, copies }: Props) {
  const { storyId, answer } = coverage.value;
  const hasCopies = copies !== undefined && (copies.alsoIn.length > 0 || copies.copyOf !== undefined);
  const line = storyId === story.id ? answer : undefined;
  if (!line && !hasCopies) return null;
  return (
    <aside class="coverage" aria-labelledby="coverage-title" data-testid="coverage">
      <h2 id="coverage-title" class="side-title">
        {texts.storyPage.coverageTitle}
      </h2>
      {line && <Timeline line={line} storyId={story.id} />}
      {copies && hasCopies && <Copies copies={copies} />}
    </aside>
  );
}

function Timeline({ line, storyId }: { line: StorylineAnswer; storyId: string }) {
  const [isWhole, setWhole] = useState(false);
  const stories = isWhole ? line.stories : line.stories.slice(0, SHOWN);
  const { storyline } = line;
  return (
    <>
      <p class="coverage-sources">{texts.storyPage.coverageSources(storyline.stories, storyline.publishers)}</p>
      <ol class="timeline">
        {stories.map((story) => (
          <Fenced key={story.id} of={story} note={texts.notShown} tag="li">
            <CoverageReport story={story} line={line} isOpen={story.id === storyId} />
          </Fenced>
        ))}
      </ol>
      {stories.length < line.stories.length && (
        <button type="button" class="link-button" onClick={() => setWhole(true)}>
          {texts.storyPage.showAllCoverage(line.stories.length)}
        </button>
      )}
    </>
  );
}

function Copies({ copies: { copyOf, alsoIn } }: { copies: NonNullable<OpenStory['copies']> }) {
  return (
    <div class="copies" data-testid="copies">
      {copyOf && (
        <p>
          {texts.storyPage.copyOf} <a href={storyPath({ id: copyOf.id, headline: '' })}>{copyOf.publisher.name}</a>
        </p>
      )}
      {alsoIn.length > 0 && (
        <>
          <p id="also-in">{texts.storyPage.alsoIn}</p>
          <ul aria-labelledby="also-in">
            {alsoIn.map(({ id, publisher }) => (
              <li key={id}>
                <a href={storyPath({ id, headline: '' })}>{publisher.name}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
