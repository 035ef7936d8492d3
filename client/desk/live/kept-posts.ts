import { readStored, writeStored } from '../../state/stored.ts';
import { isWritten, type PostDraft } from './post-draft.ts';

/** Kept for this tab, like the key. */
const store = (): Storage => sessionStorage;

/** An unsent post or an unsent change of one. */
export interface Unsent {
  coverageId: string;
  /** The post that is changed; undefined for a new one. */
  postId?: string;
}

/** The unsent post from before a reload. */
export function keptPost(unsent: Unsent): PostDraft | undefined {
  return (readStored(nameOf(unsent), store) as PostDraft | null | undefined) ?? undefined;
}

/** Keeps an unsent post. */
export function keepPost(unsent: Unsent, draft: PostDraft): void {
  writeStored(nameOf(unsent), unsent.postId !== undefined || isWritten(draft) ? draft : null, store);
}

/** Forgets a post that was sent or given up. */
export function forgetPost(unsent: Unsent): void {
  writeStored(nameOf(unsent), null, store);
}

function nameOf({ coverageId, postId = 'new' }: Unsent): string {
  return `desk-live.${coverageId}.${postId}`;
}
