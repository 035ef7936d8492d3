import { WriteFailure } from '../net/write-client.ts';
import { me, showMe } from '../state/open-discussion.ts';
import { texts } from '../texts.ts';

/** What was wrong, in the reader's words; undefined when all went well. */
export type Outcome = Promise<string | undefined>;

/** Does something with the server and tells how it went. */
export async function told(act: () => Promise<void>): Outcome {
  try {
    await act();
    return undefined;
  } catch (error) {
    if (!(error instanceof WriteFailure)) throw error;
    // The cookie is gone: whoever writes next is asked for a name.
    if (error.code === 'identity_missing' && me.peek()) showMe(null);
    return problemText(error);
  }
}

/** A refusal in the reader's words. */
function problemText({ code, message, status, retryAfterSeconds }: WriteFailure): string {
  const { problems } = texts.storyPage;
  if (code === 'too_many_comments') return problems.too_many_comments(retryAfterSeconds);
  if (status === 422) return message;
  const known = code in problems ? problems[code as keyof typeof problems] : problems.other;
  return typeof known === 'string' ? known : problems.other;
}
