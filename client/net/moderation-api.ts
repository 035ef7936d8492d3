import type { ModerationLogPage, ReportsAnswer } from '../../shared/contract/comment-shapes.ts';
import type { SplitAnswer, StorylineReportsAnswer } from '../../shared/contract/http-shapes.ts';
import type { OwnPerson } from '../../shared/contract/person-shapes.ts';
import type { TopicCandidatesAnswer, TopicRulingsAnswer } from '../../shared/contract/trending-shapes.ts';
import { encodePart } from '../../shared/domain/well-formed.ts';
import { getJson } from './http-client.ts';
import { writeJson } from './write-client.ts';

const API = '/api/v1';

/** A moderation action; each needs a reason. */
export type ModerationAct =
  | { what: 'hide' | 'restore' | 'block-day' | 'block-ever' | 'unblock'; id: string }
  | { what: 'close' | 'open'; id: string }
  | { what: 'keep-storyline'; id: string }
  | { what: 'split'; id: string; stories: readonly string[] }
  | { what: 'rejoin'; id: string; storyline: string }
  | TopicAct;

/** An action on a topic, whose id is its slug. */
type TopicAct =
  | { what: 'hold-topic'; id: string }
  | { what: 'merge-topic'; id: string; into: string }
  | { what: 'admit-topic'; id: string }
  | { what: 'undo-ruling'; id: string };

const DAY_MS = 24 * 3_600_000;

/** Fetches who has signed in by passkey, and what they may do. */
export function fetchOwnPerson(): Promise<OwnPerson> {
  return getJson(`${API}/people/me`);
}

/** Fetches comments that readers have reported. */
export async function fetchReports(key: string): Promise<ReportsAnswer['reports']> {
  return (await getJson<ReportsAnswer>(`${API}/comments/reports`, undefined, key)).reports;
}

/** Fetches storylines that readers have reported. */
export async function fetchStorylineReports(key: string): Promise<StorylineReportsAnswer['reports']> {
  return (await getJson<StorylineReportsAnswer>(`${API}/storyline-reports`, undefined, key)).reports;
}

/** Fetches what moderators have ruled about topics. */
export async function fetchTopicRulings(key: string): Promise<TopicRulingsAnswer['rulings']> {
  return (await getJson<TopicRulingsAnswer>(`${API}/topic-rulings`, undefined, key)).rulings;
}

/** Fetches words that may become topics. */
export async function fetchTopicCandidates(key: string): Promise<TopicCandidatesAnswer['candidates']> {
  return (await getJson<TopicCandidatesAnswer>(`${API}/topic-candidates`, undefined, key)).candidates;
}

/** Fetches a page of the moderation log, newest first. */
export function fetchLog(key: string, before: string | null): Promise<ModerationLogPage> {
  return getJson(`${API}/moderation/log${before === null ? '' : `?before=${before}`}`, undefined, key);
}

/** Performs an action on behalf of the key's owner. */
export async function moderate(key: string, act: ModerationAct, reason: string): Promise<void> {
  const post = (path: string, more: object = {}): Promise<SplitAnswer | undefined> =>
    writeJson('POST', `${API}${path}`, { reason, ...more }, key);
  const { id } = act;
  if (act.what === 'hide' || act.what === 'restore') await post(`/comments/${id}/${act.what}`);
  else if (act.what === 'close' || act.what === 'open') await post(`/stories/${id}/comments/${act.what}`);
  else if (act.what === 'block-ever') await post(`/commenters/${id}/block`);
  else if (act.what === 'block-day') {
    await post(`/commenters/${id}/block`, { until: new Date(Date.now() + DAY_MS).toISOString() });
  } else if (act.what === 'unblock') await writeJson('DELETE', `${API}/commenters/${id}/block`, { reason }, key);
  else if (act.what === 'split') await post(`/storylines/${id}/split`, { stories: act.stories });
  else if (act.what === 'rejoin') await post(`/storylines/${id}/rejoin`, { storyline: act.storyline });
  else if (act.what === 'keep-storyline') await post(`/storylines/${id}/keep`);
  else await ruleTopic(key, act as TopicAct, reason);
}

const RULINGS = { 'hold-topic': 'hold', 'merge-topic': 'merge', 'admit-topic': 'admit' } as const;

async function ruleTopic(key: string, act: TopicAct, reason: string): Promise<void> {
  const path = `${API}/topics/${encodePart(act.id)}/ruling`;
  if (act.what === 'undo-ruling') return writeJson('DELETE', path, { reason }, key);
  const into = act.what === 'merge-topic' ? { into: act.into } : {};
  await writeJson('PUT', path, { act: RULINGS[act.what], ...into, reason }, key);
}
