import { useMemo } from 'preact/hooks';
import { hostOf } from '../../shared/domain/host-of.ts';
import { pageBody } from '../../shared/domain/page-body.ts';
import type { Provenance } from '../../shared/domain/provenance.ts';
import type { StoryCard } from '../../shared/domain/story.ts';
import type { StoryNotes as Notes } from '../../shared/domain/story-notes.ts';
import { storyLink } from '../actions/share-story.ts';
import { storyPageTexts } from '../story-page-texts.ts';
import { sanitisedHtml } from '../trusted.ts';
import { StoryNotes, StoryRights } from './story-notes.tsx';
import { TopicLinks } from './topic-links.tsx';

interface Props {
  story: StoryCard;
  bodyHtml: string;
  notes: Notes;
  /** Where it was published first, if that was at another installation. */
  provenance: Provenance | undefined;
}

/** A story's text, its topics, a link to the original and where it was published first. */
export function StoryBody({ story, bodyHtml, notes, provenance }: Props) {
  const html = useMemo(() => sanitisedHtml(pageBody(bodyHtml, storyPageTexts)), [bodyHtml]);
  return (
    <>
      {!story.retracted && <StoryNotes {...notes} />}
      <div
        class={story.retracted ? 'body is-retracted' : 'body'}
        data-testid="story-body"
        lang={story.language ?? undefined}
        dir="auto"
        // The server sanitised it at ingest, and the page's policy forbids its scripts.
        dangerouslySetInnerHTML={{ __html: html }}
      />
      <footer class="sheet-foot">
        <TopicLinks topics={story.topics} />
        {story.url?.startsWith('http') && (
          <p>
            <a class="button" href={story.url} target="_blank" rel="noopener noreferrer nofollow">
              {storyPageTexts.readOriginal(hostOf(story.url))}{' '}
              <span class="arrow" aria-hidden="true">
                ↗
              </span>
            </a>
          </p>
        )}
        <StoryRights {...notes} />
        {provenance && (
          <p class="provenance">
            <a href={provenance.url} target="_blank" rel="noopener noreferrer nofollow">
              {storyPageTexts.firstPublished(provenance.publisher, hostOf(provenance.url))}
            </a>
          </p>
        )}
        <p class="printed-address">{storyLink(story)}</p>
      </footer>
    </>
  );
}
