import { useState } from 'preact/hooks';
import { forgetPost, keepPost, type Unsent } from './kept-posts.ts';
import type { PostDraft } from './post-draft.ts';
import type { Refused } from './refused.ts';

/** What is written, and where it goes. */
export interface Writing {
  unsent: Unsent;
  before: PostDraft;
  send: (draft: PostDraft, once: string) => Promise<Refused | undefined>;
  done: () => void;
}

/** A post as it is written: kept until it is sent, under one idempotency key as long as it stays the same. */
export function useWriting({ unsent, before, send, done }: Writing) {
  const [draft, setDraft] = useState(before);
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused>();
  const keep = (next: PostDraft): void => {
    setDraft(next);
    keepPost(unsent, next);
  };
  const change = ({ once: _, ...next }: PostDraft): void => keep(next);
  const submit = async (): Promise<void> => {
    const once = draft.once ?? crypto.randomUUID();
    const sent = { ...draft, once };
    keep(sent);
    setBusy(true);
    const problem = await send(sent, once);
    setBusy(false);
    setRefused(problem);
    if (problem) return;
    forgetPost(unsent);
    done();
  };
  return { draft, change, refused, isBusy, submit };
}
