import { type DeskApi, DeskFailure } from './desk-api.ts';
import { refreshOwn, session } from './session.ts';

/** Changes a submission and shows the list anew. Returns why that failed, as `problemOf` puts it. */
export async function changeSubmission(
  send: (api: DeskApi) => Promise<unknown>,
  problemOf: (failure: DeskFailure) => string,
): Promise<string | undefined> {
  const api = session.peek()?.api;
  if (!api) return undefined;
  try {
    await send(api);
    await refreshOwn();
    return undefined;
  } catch (error) {
    if (!(error instanceof DeskFailure)) throw error;
    return problemOf(error);
  }
}
