import { useEffect, useMemo } from 'preact/hooks';
import type { StoryCard } from '../../shared/domain/story.ts';
import { loadEarlierRevisions, loadRevisions } from '../actions/load-revisions.ts';
import { revisions } from '../state/revisions.ts';
import { storyPageTexts } from '../story-page-texts.ts';
import { texts } from '../texts.ts';
import { ChangedFields, compareVersions, type Versions } from './changed-fields.tsx';
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

function Changes({ before, after, language }: Versions) {
  const fields = useMemo(() => compareVersions({ before, after, language }), [before, after, language]);
  if (after.retractionReason !== null) {
    return (
      <p>
        {texts.retracted}. {texts.reason} <q dir="auto">{after.retractionReason}</q>
      </p>
    );
  }
  if (fields.length === 0) return <p>{storyPageTexts.changesNone}</p>;
  return <ChangedFields fields={fields} language={language} />;
}
