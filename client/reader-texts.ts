import catalogues from 'virtual:catalogues/story+settings+display+rules+alerts+devices';
import { loadTexts } from './load-texts.ts';

let loading: Promise<void> | undefined;

/** The texts of all that the readers' page loads on demand: once, unless it failed. */
function loadReaderTexts(): Promise<void> {
  loading ??= loadTexts(catalogues).catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** Loads code and the texts that it needs at the same time. */
export async function withTexts<Loaded>(load: () => Promise<Loaded>): Promise<Loaded> {
  const [loaded] = await Promise.all([load(), loadReaderTexts()]);
  return loaded;
}
