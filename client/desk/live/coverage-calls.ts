import type { CoverageAnswer, CoveragesPage, PostAnswer } from '../../../shared/contract/coverage-shapes.ts';
import type { Call } from '../api-call.ts';

type Send = <T>(path: string, options?: Call) => Promise<T>;

/** The API calls that write live coverages. */
export function coverageCalls(send: Send) {
  const posts = (id: string): string => `/coverages/${id}/posts`;
  return {
    coverages: (publisherId: string, before: string | undefined) =>
      send<CoveragesPage>(
        `/coverages?${new URLSearchParams({ limit: '20', publisher: publisherId, ...(before && { before }) })}`,
      ),
    startCoverage: (coverage: object, once: string) =>
      send<CoverageAnswer>('/coverages', { method: 'POST', body: coverage, once }),
    changeCoverage: (id: string, patch: object) =>
      send<CoverageAnswer>(`/coverages/${id}`, { method: 'PATCH', body: patch }),
    endCoverage: (id: string) => send<CoverageAnswer>(`/coverages/${id}/end`, { method: 'POST' }),
    addPost: (id: string, post: object, once: string) =>
      send<PostAnswer>(posts(id), { method: 'POST', body: post, once }),
    changePost: (id: string, postId: string, patch: object) =>
      send<PostAnswer>(`${posts(id)}/${postId}`, { method: 'PATCH', body: patch }),
    retractPost: (id: string, postId: string, reason: string) =>
      send<PostAnswer>(`${posts(id)}/${postId}`, { method: 'DELETE', body: { reason } }),
    pinPost: (id: string, postId: string, isPinned: boolean) =>
      send<PostAnswer>(`${posts(id)}/${postId}/pin`, { method: isPinned ? 'POST' : 'DELETE' }),
  };
}
