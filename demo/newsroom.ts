import { storyIn } from './demo-story.ts';
import { type Clock, NATURAL_PACE, type Pace, pausesBefore, WALL_CLOCK } from './pace.ts';
import { BEGINNING, type DemoProgress } from './progress.ts';
import { openPublisherClient, type PublisherClient } from './publisher-client.ts';
import { OPENING } from './running-order.ts';
import { type Act, SCRIPT } from './script.ts';

export { DEMO_PUBLISHERS } from './publishers.ts';

const OPENING_SPREAD_MS = 90 * 60_000;
const FRESH_SPREAD_MS = 20_000;
const CHANGED_LATER = new Set(SCRIPT.filter(({ kind }) => kind !== 'publish').map(({ story }) => story.key));

export interface Newsroom {
  url: string;
  /** An API key with the scope `publish` by publisher name; stories of publishers without a key are left out. */
  keys: Readonly<Record<string, string>>;
  signal: AbortSignal;
  /** Where an earlier start was. */
  progress?: DemoProgress;
  /** Called after each act. */
  save?: (progress: DemoProgress) => void;
  pace?: Pace;
  clock?: Clock;
}

/** Publishes the demo stories through the public API; resolves when the signal fires or with the end of the show. */
export async function runNewsroom(newsroom: Newsroom): Promise<DemoProgress> {
  const { signal, save, pace = NATURAL_PACE, clock = WALL_CLOCK } = newsroom;
  const clients = openClients(newsroom, clock);
  const pauses = pausesBefore(SCRIPT, pace);
  const begin = newsroom.progress ?? BEGINNING;
  let progress = begin;
  for (const [index, act] of SCRIPT.entries()) {
    if (index < begin.played) continue;
    if (index > begin.played) await clock.pause(pauses[index] ?? 0, signal);
    if (signal.aborted) return progress;
    const submissionId = await perform(act, index, { clients, clock, filed: progress.filed });
    // An act that the signal cut short is repeated by the next start, which changes nothing if it had come through.
    if (signal.aborted) return progress;
    const filed = submissionId ? { ...progress.filed, [act.story.key]: submissionId } : progress.filed;
    progress = { played: index + 1, filed, isOver: index + 1 === SCRIPT.length };
    save?.(progress);
  }
  return progress;
}

interface Play {
  clients: Map<string, PublisherClient>;
  clock: Clock;
  filed: DemoProgress['filed'];
}

function openClients({ url, keys, signal }: Newsroom, clock: Clock): Map<string, PublisherClient> {
  return new Map(Object.entries(keys).map(([name, key]) => [name, openPublisherClient({ url, key, clock, signal })]));
}

/** Resolves with the submission's id, if a later act needs it. */
async function perform({ kind, story }: Act, index: number, play: Play): Promise<string | undefined> {
  const client = play.clients.get(story.publisher);
  if (!client) return undefined;
  if (kind === 'publish') {
    const submissionId = await client.publish(storyIn(story, new Date(play.clock.now() - ageMs(index, play.clock))));
    return CHANGED_LATER.has(story.key) ? submissionId : undefined;
  }
  const submissionId = play.filed[story.key];
  const storyId = submissionId && (await client.storyOf(submissionId));
  if (!storyId) return undefined;
  if (kind === 'correct' && story.correction) await client.correct(storyId, story.correction);
  if (kind === 'retract' && story.retraction) await client.retract(storyId, { reason: story.retraction });
  return undefined;
}

/** Spreads the opening over the last hour and a half, oldest first, as if the newsroom had been at work. */
function ageMs(index: number, clock: Clock): number {
  if (index >= OPENING.length) return clock.random() * FRESH_SPREAD_MS;
  return (OPENING_SPREAD_MS * (OPENING.length - index)) / OPENING.length;
}
