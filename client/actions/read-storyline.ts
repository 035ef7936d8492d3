import type { StorylineAnswer } from '../../shared/contract/http-shapes.ts';
import { fetchStoryline } from '../net/story-api.ts';

/** Loads a storyline and passes it, or 'failed', to `show`; returns a function that cancels. */
export function readStoryline(id: string, show: (line: StorylineAnswer | 'failed') => void): () => void {
  const reading = new AbortController();
  const tell = (line: StorylineAnswer | 'failed'): void => {
    if (!reading.signal.aborted) show(line);
  };
  fetchStoryline(id, reading.signal).then(tell, () => tell('failed'));
  return () => reading.abort();
}
