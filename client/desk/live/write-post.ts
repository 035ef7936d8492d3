import type { PostAnswer } from '../../../shared/contract/coverage-shapes.ts';
import type { CoveragePost } from '../../../shared/domain/coverage.ts';
import { takeWritten } from '../../live/coverage-state.ts';
import { session } from '../session.ts';
import { draftOf, type PostDraft, toPatch, toPost } from './post-draft.ts';
import { type Refused, refusalOf } from './refused.ts';

/** Adds a post under the draft's key; why that was refused, undefined when it is there. */
export function addPost(coverageId: string, draft: PostDraft, once: string): Promise<Refused | undefined> {
  const { pinned } = draft.marks;
  const post = { ...withoutNulls(toPost(draft)), ...(pinned && { pinned }) };
  return write((api) => api.addPost(coverageId, post, once));
}

/** Changes a post in its place, and pins or releases it; why that was refused. */
export async function changePost(post: CoveragePost, draft: PostDraft): Promise<Refused | undefined> {
  const { coverageId, id } = post;
  const patch = withFrame(toPatch(draft, draftOf(post)), post);
  const refused =
    Object.keys(patch).length > 0 ? await write((api) => api.changePost(coverageId, id, patch)) : undefined;
  if (refused || draft.marks.pinned === post.pinned) return refused;
  return pinPost(post, draft.marks.pinned);
}

/** Pins a post to the top, or releases it; why that was refused. */
export function pinPost({ coverageId, id }: CoveragePost, isPinned: boolean): Promise<Refused | undefined> {
  return write((api) => api.pinPost(coverageId, id, isPinned));
}

/** Retracts a post; why that was refused. */
export function retractPost({ coverageId, id }: CoveragePost, reason: string): Promise<Refused | undefined> {
  return write((api) => api.retractPost(coverageId, id, reason));
}

/** A picture that only gets another description keeps its size. */
function withFrame(patch: Record<string, unknown>, { picture }: CoveragePost): Record<string, unknown> {
  const changed = patch.picture as { url?: string } | null | undefined;
  if (!changed || !picture || changed.url !== picture.url) return patch;
  const { width, height, focalPoint } = picture;
  const frame = { ...(width && { width }), ...(height && { height }), ...(focalPoint && { focalPoint }) };
  return { ...patch, picture: { ...frame, ...changed } };
}

type Api = NonNullable<typeof session.value>['api'];

function write(send: (api: Api) => Promise<PostAnswer>): Promise<Refused | undefined> {
  return refusalOf(async () => {
    const api = session.peek()?.api;
    if (api) takeWritten((await send(api)).post);
  });
}

function withoutNulls(post: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(post).filter(([, value]) => value !== null));
}
