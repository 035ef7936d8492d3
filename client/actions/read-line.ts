import type { StorylineAnswer } from '../../shared/wire/http-shapes.ts';
import { fetchStoryline } from '../net/story-api.ts';

/** Reads a storyline and hands it over, or that it did not come; returns how to give up. */
export function readLine(id: string, show: (line: StorylineAnswer | 'failed') => void): () => void {
  const reading = new AbortController();
  const tell = (line: StorylineAnswer | 'failed'): void => {
    if (!reading.signal.aborted) show(line);
  };
  fetchStoryline(id, reading.signal).then(tell, () => tell('failed'));
  return () => reading.abort();
}
