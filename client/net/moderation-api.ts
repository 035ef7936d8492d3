import type { ModerationLogPage, ReportsAnswer } from '../../shared/wire/comment-shapes.ts';
import type { SplitAnswer, StorylineReportsAnswer } from '../../shared/wire/http-shapes.ts';
import { getJson } from './http-client.ts';
import { writeJson } from './write-client.ts';

const API = '/api/v1';

/** What a moderator can do about something, each with a reason. */
export type ModerationAct =
  | { what: 'hide' | 'restore' | 'block-day' | 'block-ever' | 'unblock'; id: string }
  | { what: 'close' | 'open'; id: string }
  | { what: 'keep-storyline'; id: string }
  | { what: 'split'; id: string; stories: readonly string[] }
  | { what: 'rejoin'; id: string; storyline: string };

const DAY_MS = 24 * 3_600_000;

/** Comments that readers have reported. */
export async function fetchReports(key: string): Promise<ReportsAnswer['reports']> {
  return (await getJson<ReportsAnswer>(`${API}/comments/reports`, undefined, key)).reports;
}

/** Storylines that readers doubt. */
export async function fetchStorylineReports(key: string): Promise<StorylineReportsAnswer['reports']> {
  return (await getJson<StorylineReportsAnswer>(`${API}/storyline-reports`, undefined, key)).reports;
}

/** A page of the log, newest first. */
export function fetchLog(key: string, before: string | null): Promise<ModerationLogPage> {
  return getJson(`${API}/moderation/log${before === null ? '' : `?before=${before}`}`, undefined, key);
}

/** Does it, in the name of the key's owner. */
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
  else await post(`/storylines/${id}/keep`);
}
