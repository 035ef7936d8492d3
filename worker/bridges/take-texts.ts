import type { FollowedStory, TextEvent } from '../../shared/contract/followed-wire.ts';
import { isLoop, type Provenance } from '../../shared/domain/provenance.ts';
import type { LeasedBridge } from '../../shared/node/db/bridge/bridge-lease-store.ts';
import { type BridgedStory, findByOrigin, findTaken } from '../../shared/node/db/bridge/bridged-story-store.ts';
import { openSubmission } from '../../shared/node/intake/new-submission.ts';
import type { BridgeDeps } from './bridge-deps.ts';
import type { Source } from './source.ts';
import { SourceProblem } from './source-problem.ts';
import { toStory } from './to-story.ts';

/** What a part of a page comes to. */
export interface Taken {
  submissions: ReturnType<typeof openSubmission>[];
  stories: BridgedStory[];
  passedOver: number;
}

/** Where a bridge leads from. */
export interface Far {
  source: Source;
  /** The id of the other installation. */
  id: string;
}

/**
 * Reads the stories of publications and corrections and makes submissions of them. Passes over what is known already,
 * has been here before, came another way, was retracted or removed meanwhile, or breaks a rule.
 */
export async function takeTexts(deps: BridgeDeps, bridge: LeasedBridge, far: Far, events: TextEvent[]): Promise<Taken> {
  const ids = events.map(({ story }) => story.id);
  const known = new Map((await findTaken(deps.db, far.id, ids)).map((row) => [row.sourceStory, row]));
  const isNew = ({ story }: TextEvent): boolean => (known.get(story.id)?.revision ?? 0) < story.revision;
  const isOurs = ({ story }: TextEvent): boolean => isFree(known.get(story.id), bridge);
  const wanted = events.filter((event) => isNew(event) && isOurs(event));
  const texts = await Promise.all(wanted.map(({ story }) => readStory(far.source, story)));
  const taken: Taken = { submissions: [], stories: [], passedOver: events.length - wanted.length };
  for (const [index, event] of wanted.entries()) {
    const text = texts[index];
    const row = text && (await rowOf(deps, bridge, far, { event, text, known: known.get(event.story.id) }));
    const payload = text && row && toStory(event.story, text, { externalId: row.originStory, url: row.url });
    if (!row || !payload) {
      taken.passedOver += 1;
      continue;
    }
    known.set(event.story.id, row);
    taken.stories = [...taken.stories.filter(({ sourceStory }) => sourceStory !== row.sourceStory), row];
    taken.submissions.push(
      openSubmission(row.publisherId, { kind: 'publish', payload: { ...payload, isBridged: true } }),
    );
  }
  return taken;
}

/** A story stays with the bridge over which it came first. */
function isFree(row: BridgedStory | undefined, { id }: LeasedBridge): boolean {
  return row === undefined || row.bridgeId === null || row.bridgeId === id;
}

/** Undefined for a story that is not there any more, or was retracted: what takes it back follows. */
async function readStory(source: Source, { id, revision }: TextEvent['story']): Promise<FollowedStory | undefined> {
  try {
    const story = await source.story(id, revision);
    return story.retracted ? undefined : story;
  } catch (error) {
    if (error instanceof SourceProblem && error.isGone) return undefined;
    throw error;
  }
}

/** What is kept of a story; undefined when it may not come this way. */
async function rowOf(
  { db, here }: BridgeDeps,
  bridge: LeasedBridge,
  far: Far,
  { event, text, known }: { event: TextEvent; text: FollowedStory; known: BridgedStory | undefined },
): Promise<BridgedStory | undefined> {
  const { id, revision } = event.story;
  if (known) return { ...known, bridgeId: bridge.id, revision };
  const from = provenanceOf(bridge, far, event, text);
  if (isLoop(here, from)) return undefined;
  const earlier = await findByOrigin(db, from);
  if (!isFree(earlier, bridge)) return undefined;
  return {
    ...{ originId: from.installation, originStory: from.storyId, sourceId: far.id, sourceStory: id },
    bridgeId: bridge.id,
    // The name by which the story is known here stays.
    publisherId: earlier?.publisherId ?? bridge.publisherId,
    ...{ revision, url: from.url, publisher: from.publisher, hops: from.hops },
  };
}

function provenanceOf(bridge: LeasedBridge, far: Far, { story }: TextEvent, { provenance }: FollowedStory): Provenance {
  if (provenance) return { ...provenance, hops: [...provenance.hops, far.id] };
  return {
    installation: far.id,
    storyId: story.id,
    // Without words of its headline, so that it tells nothing of a story that is taken down.
    url: `${bridge.url}/story/${story.id}`,
    publisher: story.publisher.name,
    hops: [far.id],
  };
}
