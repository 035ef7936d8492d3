import { OpsRefused } from '../../ops/net/operator-call.ts';
import { adminTexts } from '../admin-texts.ts';
import { sayOutcome } from '../state/part.ts';

/** Runs an act and says its outcome; true when it succeeded. */
export async function act(work: () => Promise<unknown>, done: string): Promise<boolean> {
  try {
    await work();
  } catch (error) {
    tell(error);
    return false;
  }
  sayOutcome(done);
  document.getElementById('outcome')?.focus();
  return true;
}

/** Says why the server refused; without a session it shows the form to sign in. */
export function tell(error: unknown): void {
  if (!(error instanceof OpsRefused)) throw error;
  if (error.status === 401) location.reload();
  sayOutcome(error.status === 0 ? adminTexts.noAnswer : error.message);
}
