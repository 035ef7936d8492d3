import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { StorylineAnswer } from '../../shared/contract/http-shapes.ts';
import { coverageReports } from '../../shared/domain/coverage-reports.ts';
import type { StoryCard } from '../../shared/domain/story.ts';
import { coverage } from '../state/coverage.ts';
import type { OpenStory } from '../state/open-story.ts';
import { storylineNews } from '../state/storyline-news.ts';
import { storyPageTexts } from '../story-page-texts.ts';
import { texts } from '../texts.ts';
import { Copies, otherPublications } from './copies.tsx';
import { CoverageHead } from './coverage-head.tsx';
import { CoverageReport } from './coverage-report.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { NewSinceVisit } from './new-since-visit.tsx';

/** This many reports are shown until the reader asks for all. */
const SHOWN = 8;

interface Props {
  story: StoryCard;
  copies: OpenStory['copies'];
}

/** All publishers' reports about the event, newest first, and other publications of the same text. */
export function Coverage({ story, copies }: Props) {
  const { storyId, answer } = coverage.value;
  const line = storyId === story.id ? answer : undefined;
  const publications = otherPublications(story, copies, line?.stories);
  const aside = useRef<HTMLElement>(null);
  const isThere = Boolean(line);
  // A card's link leads here; the coverage comes after the story.
  useEffect(() => {
    if (isThere && location.hash === '#coverage') aside.current?.scrollIntoView();
  }, [story.id, isThere]);
  if (!line && !publications) return null;
  return (
    <aside id="coverage" ref={aside} class="coverage" aria-labelledby="coverage-title" data-testid="coverage">
      <h2 id="coverage-title" class="side-title">
        {storyPageTexts.coverageTitle}
      </h2>
      {line && <NewSinceVisit storyId={story.id} />}
      {line && <Timeline line={line} storyId={story.id} />}
      {publications && <Copies of={publications} />}
    </aside>
  );
}

function Timeline({ line, storyId }: { line: StorylineAnswer; storyId: string }) {
  const [isWhole, setWhole] = useState(false);
  const news = storylineNews.value;
  const all = useMemo(() => {
    const telling = news?.storyId === storyId ? news.answer.news.map((report) => report.storyId) : [];
    return coverageReports(line.stories, new Set(telling));
  }, [line.stories, news, storyId]);
  const reports = isWhole ? all : all.slice(0, SHOWN);
  return (
    <>
      <CoverageHead line={line} />
      <ol class="timeline">
        {reports.map((report) => (
          <ErrorBoundary key={report.story.id} of={report.story} note={texts.notShown} tag="li">
            <CoverageReport report={report} copies={report.copies} line={line} openId={storyId} />
          </ErrorBoundary>
        ))}
      </ol>
      {reports.length < all.length && (
        <button type="button" class="link-button" onClick={() => setWhole(true)}>
          {storyPageTexts.showAllCoverage(all.length)}
        </button>
      )}
    </>
  );
}
