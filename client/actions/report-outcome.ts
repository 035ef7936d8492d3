import { WriteFailure } from '../net/write-client.ts';
import { me, showMe } from '../state/open-discussion.ts';
import { storyPageTexts } from '../story-page-texts.ts';

/** A wait that is said in seconds. */
const SOON_S = 90;

/** Why it failed, as a text for the reader; undefined on success. */
export type Outcome = Promise<string | undefined>;

/** Runs a write and returns its outcome. */
export async function outcomeOf(act: () => Promise<void>): Outcome {
  try {
    await act();
    return undefined;
  } catch (error) {
    if (!(error instanceof WriteFailure)) throw error;
    // The cookie is gone, so ask for a name before the next comment.
    if (error.code === 'identity_missing' && me.peek()) showMe(null);
    return problemText(error);
  }
}

/** The text for a refusal. */
function problemText({ code, message, status, retryAfterSeconds }: WriteFailure): string {
  const { problems } = storyPageTexts;
  if (code === 'too_many_comments')
    return problems.too_many_comments(retryAfterSeconds < SOON_S ? retryAfterSeconds : undefined);
  if (status === 422) return message;
  const known = code in problems ? problems[code as keyof typeof problems] : problems.other;
  return typeof known === 'string' ? known : problems.other;
}
