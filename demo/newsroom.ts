import { type Edition, patchIn, storyIn } from './edition.ts';
import { type Clock, NATURAL_PACE, naturalPauseMs, type Pace, WALL_CLOCK } from './pace.ts';
import { openPressDesk, type PressDesk } from './press-desk.ts';
import { OPENING } from './running-order.ts';
import { type Act, scriptFor } from './script.ts';

export { DEMO_PUBLISHERS } from './publishers.ts';

const OPENING_SPREAD_MS = 90 * 60_000;
const FRESH_SPREAD_MS = 2 * 60_000;

export interface Newsroom {
  url: string;
  /** An API key with the scope `publish` for each publisher's name; stories of the others are left out. */
  keys: Readonly<Record<string, string>>;
  signal: AbortSignal;
  pace?: Pace;
  clock?: Clock;
}

/** Lets the invented publishers write through the public API until the signal fires or all editions are out. */
export async function runNewsroom({ pace = NATURAL_PACE, clock = WALL_CLOCK, ...room }: Newsroom): Promise<void> {
  const desks = openDesks(room, clock);
  const run = clock.now().toString(36);
  for (let number = 1; number <= pace.editions && !room.signal.aborted; number += 1) {
    const play = { desks, clock, edition: { run, number }, filed: new Map<string, string>() };
    for (const [index, act] of scriptFor(number, clock.random).entries()) {
      const isOpening = number === 1 && index < OPENING.length;
      await perform(act, play, isOpening ? openingAgeMs(index) : clock.random() * FRESH_SPREAD_MS);
      await clock.pause(isOpening ? pace.openingPauseMs : naturalPauseMs(pace, clock.random), room.signal);
      if (room.signal.aborted) return;
    }
  }
}

interface Play {
  desks: Map<string, PressDesk>;
  clock: Clock;
  edition: Edition;
  /** The submission of each story of this edition. */
  filed: Map<string, string>;
}

function openDesks({ url, keys, signal }: Newsroom, clock: Clock): Map<string, PressDesk> {
  return new Map(Object.entries(keys).map(([name, key]) => [name, openPressDesk({ url, key, clock, signal })]));
}

async function perform({ kind, story }: Act, play: Play, ageMs: number): Promise<void> {
  const { clock, edition, filed } = play;
  const desk = play.desks.get(story.publisher);
  if (!desk) return;
  if (kind === 'publish') {
    const submissionId = await desk.publish(storyIn(story, edition, new Date(clock.now() - ageMs)));
    if (submissionId) filed.set(story.key, submissionId);
    return;
  }
  const submissionId = filed.get(story.key);
  const storyId = submissionId && (await desk.storyOf(submissionId));
  if (!storyId) return;
  const patch = patchIn(story, edition);
  if (kind === 'correct' && patch) await desk.correct(storyId, patch);
  if (kind === 'retract' && story.retraction) await desk.retract(storyId, { reason: story.retraction });
}

/** The opening looks back over the last hour and a half, oldest first, as if the newsroom had been at work. */
function openingAgeMs(index: number): number {
  return (OPENING_SPREAD_MS * (OPENING.length - index)) / OPENING.length;
}
