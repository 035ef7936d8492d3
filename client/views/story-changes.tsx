import { useEffect, useMemo } from 'preact/hooks';
import type { StoryRevision } from '../../shared/contract/http-shapes.ts';
import { repeatsBeginning } from '../../shared/domain/repeated-summary.ts';
import type { StoryCard } from '../../shared/domain/story.ts';
import { loadEarlierRevisions, loadRevisions } from '../actions/load-revisions.ts';
import { revisions } from '../state/revisions.ts';
import { changedParagraphs, type DiffPart } from '../state/word-diff.ts';
import { storyPageTexts } from '../story-page-texts.ts';
import { texts } from '../texts.ts';
import { htmlText } from './html-text.ts';
import { RetryNotice } from './retry-notice.tsx';
import { BylineTime } from './story-time.tsx';
import { waitingText } from './waiting-text.ts';

/** A story's corrections, word by word, newest version first. */
export function StoryChanges({ story }: { story: StoryCard }) {
  useEffect(() => void loadRevisions(story.id), [story.id, story.revision]);
  const { storyId, status, list, next, earlier } = revisions.value;
  if (storyId === story.id && status === 'failed') {
    return <RetryNotice text={storyPageTexts.changesFailed} retry={() => void loadRevisions(story.id)} />;
  }
  if (storyId !== story.id || status === 'loading') {
    return <p class="is-late small-notice">{waitingText(storyPageTexts.changesLoading)}</p>;
  }
  const pairs = list.slice(1).map((after, index) => ({ before: list[index], after }));
  return (
    <section class="changes" aria-label={storyPageTexts.changesTitle} data-testid="changes">
      <ol reversed>
        {pairs.reverse().map(({ before, after }) => (
          <li key={after.revision}>
            <p class="changes-version">
              <strong>{storyPageTexts.version(after.revision)}</strong> <BylineTime at={after.at} />
            </p>
            {before && <Changes before={before} after={after} language={story.language} />}
          </li>
        ))}
      </ol>
      {next !== null && <Earlier status={earlier} />}
    </section>
  );
}

/** The button that loads earlier versions. */
function Earlier({ status }: { status: typeof revisions.value.earlier }) {
  if (status === 'failed') {
    return <RetryNotice text={storyPageTexts.changesFailed} retry={() => void loadEarlierRevisions()} />;
  }
  return (
    <div class="changes-foot">
      <button type="button" class="button-small" onClick={() => void loadEarlierRevisions()}>
        {storyPageTexts.changesEarlier}
      </button>
      {status === 'loading' && (
        <p class="is-late" role="status">
          {waitingText(storyPageTexts.changesLoading)}
        </p>
      )}
    </div>
  );
}

interface Versions {
  before: StoryRevision;
  after: StoryRevision;
  language: string | null;
}

function Changes({ before, after, language }: Versions) {
  const fields = useMemo(() => compare({ before, after, language }), [before, after, language]);
  if (after.retractionReason !== null) {
    return (
      <p>
        {texts.retracted}. {texts.reason} <q dir="auto">{after.retractionReason}</q>
      </p>
    );
  }
  if (fields.length === 0) return <p>{storyPageTexts.changesNone}</p>;
  return (
    <dl lang={language ?? undefined}>
      {fields.map(({ name, paragraphs }) => (
        <div key={name}>
          <dt>{name}</dt>
          {paragraphs.map((parts, index) => (
            <dd key={index} dir="auto">
              {parts.map(Part)}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

function compare({ before, after, language }: Versions): { name: string; paragraphs: DiffPart[][] }[] {
  const changed = (name: string, one: string, other: string) => ({
    name,
    paragraphs: one === other ? [] : changedParagraphs(one, other, language),
  });
  return [
    changed(storyPageTexts.headline, before.headline, after.headline),
    changed(storyPageTexts.summary, ownSummary(before), ownSummary(after)),
    changed(storyPageTexts.caption, before.imageCaption ?? '', after.imageCaption ?? ''),
    changed(storyPageTexts.media, mediaText(before), mediaText(after)),
    changed(storyPageTexts.text, htmlText(before.bodyHtml), htmlText(after.bodyHtml)),
  ].filter(({ paragraphs }) => paragraphs.length > 0);
}

/** A summary that was made from the text changes with it, which need not be shown twice. */
function ownSummary({ summary, bodyHtml }: StoryRevision): string {
  return summary === null || repeatsBeginning(summary, bodyHtml) ? '' : summary;
}

/** The sound and video of a version, one file a line. */
function mediaText({ media }: StoryRevision): string {
  return media.map(({ kind, url, title }) => `${storyPageTexts.mediaKinds[kind]}: ${title ?? url}`).join('\n');
}

function Part({ text, change }: DiffPart) {
  if (change === 'none') return text;
  // Screen readers announce neither colour nor strikethrough.
  const spoken = change === 'added' ? storyPageTexts.insertedText : storyPageTexts.removedText;
  const Mark = change === 'added' ? 'ins' : 'del';
  return (
    <Mark>
      <span class="visually-hidden">{spoken} </span>
      {text}
    </Mark>
  );
}
