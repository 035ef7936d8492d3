import type { AuditPage } from '../../../shared/contract/audit-schema.ts';
import type { Feed } from '../../../shared/contract/http-shapes.ts';
import type { ApiKey, ApiKeyMade } from '../../../shared/contract/key-shapes.ts';
import type { ListedPublisher } from '../../../shared/contract/publisher-shapes.ts';
import type { CoverageTakedownPlan, TakedownAnswer, TakedownPlan } from '../../../shared/contract/takedown-schema.ts';
import type { RulingAct } from '../../../shared/contract/topic-ruling-schema.ts';
import type { TopicCandidate, TopicRuling } from '../../../shared/contract/trending-shapes.ts';
import type { Scope } from '../../../shared/domain/scope.ts';
import { encodePart } from '../../../shared/domain/well-formed.ts';
import { callApi } from '../../ops/net/operator-call.ts';
import type { ShownPlan } from '../state/lists.ts';

export const getPublishers = (): Promise<{ publishers: ListedPublisher[] }> => callApi('GET', '/publishers');

export const addPublisher = (publisher: { name: string; url?: string }): Promise<unknown> =>
  callApi('POST', '/publishers', publisher);

export const changePublisher = (
  id: string,
  change: { name?: string; enabled?: boolean; flashNeedsTwo?: boolean },
): Promise<unknown> => callApi('PATCH', `/publishers/${id}`, change);

export const removePublisher = (id: string, stories: 'keep' | 'takedown', reason?: string): Promise<unknown> =>
  callApi('DELETE', `/publishers/${id}`, { stories, ...(reason !== undefined && { reason }) });

export const getKeys = (): Promise<{ keys: ApiKey[] }> => callApi('GET', '/keys');

interface NewKey {
  name?: string;
  scopes: Scope[];
  expiresAt?: string;
}

export const addKey = (publisherId: string, key: NewKey): Promise<ApiKeyMade> =>
  callApi('POST', `/publishers/${publisherId}/keys`, key);

export const rotateKey = (id: string, overlapHours: number): Promise<ApiKeyMade> =>
  callApi('POST', `/keys/${id}/rotate`, { overlapHours });

export const revokeKey = (id: string): Promise<unknown> => callApi('DELETE', `/keys/${id}`);

export const getFeeds = (): Promise<{ feeds: Feed[] }> => callApi('GET', '/feeds');

export const addFeed = (feed: { url: string; publisher?: string }): Promise<unknown> => callApi('POST', '/feeds', feed);

export const switchFeed = (id: string, enabled: boolean): Promise<unknown> =>
  callApi('PATCH', `/feeds/${id}`, { enabled });

export const fetchFeed = (id: string): Promise<unknown> => callApi('POST', `/feeds/${id}/fetch`);

export const removeFeed = (id: string): Promise<unknown> => callApi('DELETE', `/feeds/${id}`);

export const getRulings = (): Promise<{ rulings: TopicRuling[] }> => callApi('GET', '/topic-rulings');

export const getCandidates = (): Promise<{ candidates: TopicCandidate[] }> => callApi('GET', '/topic-candidates');

export const ruleTopic = (
  topic: string,
  ruling: { act: RulingAct; into?: string; reason: string },
): Promise<TopicRuling> => callApi('PUT', `/topics/${encodePart(topic)}/ruling`, ruling);

export const undoRuling = (slug: string, reason: string): Promise<unknown> =>
  callApi('DELETE', `/topics/${encodePart(slug)}/ruling`, { reason });

export const planTakedown = (storyId: string): Promise<TakedownPlan> =>
  callApi('POST', `/stories/${storyId}/takedown`, { reason: '-', dryRun: true });

export const planCoverageTakedown = (coverageId: string): Promise<CoverageTakedownPlan> =>
  callApi('POST', `/coverages/${coverageId}/takedown`, { reason: '-', dryRun: true });

export const takeDown = (
  { kind, id }: Pick<ShownPlan, 'kind' | 'id'>,
  reason: string,
): Promise<Pick<TakedownAnswer, 'finishedAt'>> =>
  callApi('POST', `/${kind === 'story' ? 'stories' : 'coverages'}/${id}/takedown`, { reason });

export const getAudit = (query: URLSearchParams): Promise<AuditPage> => callApi('GET', `/admin/audit?${query}`);
