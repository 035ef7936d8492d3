import { act } from './act.ts';
import { loadPart } from './load-part.ts';

/** Runs an act, and shows the part anew when it succeeded. */
export async function change(work: () => Promise<unknown>, done: string): Promise<boolean> {
  const succeeded = await act(work, done);
  if (succeeded) await loadPart();
  return succeeded;
}
