import { act } from './act.ts';
import { loadPart } from './load-part.ts';

/** Runs an act and, if it succeeds, reloads the current part of the page. */
export async function change(work: () => Promise<unknown>, done: string): Promise<boolean> {
  const succeeded = await act(work, done);
  if (succeeded) await loadPart();
  return succeeded;
}
