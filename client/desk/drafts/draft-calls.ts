import type { DraftIn } from '../../../shared/contract/draft-schema.ts';
import type { DraftAnswer, DraftState, DraftsPage } from '../../../shared/contract/draft-shapes.ts';
import type { Call } from '../api-call.ts';

/** The API calls of the desk about drafts. */
export function draftCalls(call: <T>(path: string, options?: Call) => Promise<T>) {
  return {
    drafts: () => call<DraftsPage>('/drafts'),
    draft: (id: string) => call<DraftAnswer>(`/drafts/${id}`),
    saveDraft: (id: string, body: DraftIn) => call<DraftState>(`/drafts/${id}`, { method: 'PUT', body }),
    deleteDraft: (id: string) => call<undefined>(`/drafts/${id}`, { method: 'DELETE' }),
    openDraft: (id: string, window: string) =>
      call<DraftState>(`/drafts/${id}/editors`, { method: 'POST', body: { window } }),
    closeDraft: (id: string, window: string) =>
      call<undefined>(`/drafts/${id}/editors`, { method: 'POST', body: { window, closed: true } }),
  };
}
