import { effect, untracked } from '@preact/signals';
import type { Correction } from '../../shared/contract/recall-shapes.ts';
import { noAnswer, notNeeded } from '../../shared/domain/expected-failures.ts';
import { fetchStory } from '../net/stories-api.ts';
import { fetchRevisions } from '../net/story-api.ts';
import { withTexts } from '../reader-texts.ts';
import { openStory } from '../state/open-story.ts';
import { noteRevision, readRevisions } from '../state/read-revisions.ts';
import { addRecall, type Recall, recalls, removeRecalls, showOpenedRecall } from '../state/recalls.ts';
import { savedStories } from '../state/saved-stories.ts';
import { shownAlert } from '../state/shown-alert.ts';
import { countReading, keepReadings } from './count-readings.ts';
import { beginLooking, findCorrections } from './find-corrections.ts';

const LOOK_EVERY_MS = 5 * 60_000;
/** More at once would be a list that nobody reads. */
const TOLD_MAX = 5;
/** Corrections examined in one look; the others wait for the next. */
const EXAMINED_MAX = 10;

let lookedAt = 0;

/** Tells the reader, once, what was corrected in stories that were opened, saved or alerted to. */
export function keepRecall(): void {
  keepReadings();
  effect(() => {
    for (const { id, revision } of savedStories.value) if (!readRevisions.peek().has(id)) has(id, revision);
  });
  effect(() => {
    const story = shownAlert.value?.story;
    if (story && !readRevisions.peek().has(story.id)) has(story.id, story.revision);
  });
  effect(() => {
    const open = openStory.value;
    if (open?.status !== 'ready' || !open.card) return;
    const { id, revision, retracted } = open.card;
    untracked(() => void opened(id, revision, retracted !== undefined));
  });
  // Also when another device or tab has shown it.
  effect(() => {
    const read = readRevisions.value;
    removeRecalls(({ story }) => (read.get(story.id) ?? 0) >= story.revision);
  });
  const look = (): void => {
    const isDue = document.visibilityState === 'visible' && Date.now() - lookedAt >= LOOK_EVERY_MS;
    if (isDue && readRevisions.peek().size > 0) void lookForCorrections().catch(notNeeded);
  };
  look();
  setInterval(look, LOOK_EVERY_MS);
  document.addEventListener('visibilitychange', look);
}

/** The notice of a correction is on screen. */
export function countTold({ story }: Recall): void {
  countReading('informed', { id: story.id, revision: story.revision });
}

/** The reader has seen what a correction changed. */
export function dismissRecall({ story }: Recall): void {
  noteRevision(story.id, story.revision);
}

function has(id: string, revision: number): void {
  beginLooking();
  noteRevision(id, revision);
  countReading('opened', { id, revision });
}

async function opened(id: string, revision: number, isRetracted: boolean): Promise<void> {
  const before = readRevisions.peek().get(id);
  if (before === undefined) return has(id, revision);
  if (before >= revision) return;
  // What the board has told already is counted.
  const isTold = recalls.peek().some(({ story }) => story.id === id && story.revision === revision);
  if (!isTold) countReading('informed', { id, revision });
  noteRevision(id, revision);
  if (isRetracted) return;
  const recall = await loadRecall({ id, revision, isRetracted }, before).catch(noAnswer);
  if (recall && openStory.peek()?.id === id) showOpenedRecall(recall);
}

async function lookForCorrections(): Promise<void> {
  lookedAt = Date.now();
  const found = await findCorrections();
  const shown = new Map(recalls.peek().map(({ story }) => [story.id, story.revision]));
  const news = found.filter(({ id, revision }) => shown.get(id) !== revision).slice(-EXAMINED_MAX);
  // Retractions come last, so that they stand first.
  for (const correction of news.sort((a, b) => Number(a.isRetracted) - Number(b.isRetracted))) {
    if (recalls.peek().length >= TOLD_MAX) return;
    const before = readRevisions.peek().get(correction.id);
    if (before === undefined || before >= correction.revision) continue;
    const recall = await loadRecall(correction, before);
    if (recall) addRecall(recall);
    else noteRevision(correction.id, correction.revision);
  }
}

/** Undefined when nothing that the reader read was taken back. */
async function loadRecall(correction: Correction, before: number): Promise<Recall | undefined> {
  const story = await fetchStory(correction.id);
  if (story.retracted) return { story, fields: [] };
  const { revisions } = await fetchRevisions(correction.id, null, AbortSignal.timeout(15_000));
  const after = revisions.at(-1);
  // Of long histories, the oldest version of the answer.
  const read = revisions.find(({ revision }) => revision >= before);
  if (!after || !read || read.revision >= after.revision) return undefined;
  const { compareVersions, takesBack } = await withTexts(() => import('../views/changed-fields.tsx'));
  const fields = compareVersions({ before: read, after, language: story.language });
  return takesBack(fields) ? { story, fields } : undefined;
}
