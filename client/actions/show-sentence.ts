import { seekSentence } from '../state/sought-sentence.ts';
import { isPlainClick, navigate } from './navigate.ts';

interface Link {
  storyId: string;
  text: string;
  path: string;
}

/** Opens a sentence of a story in this page; a click that wants a new tab is left to the browser. */
export function openSentence(event: MouseEvent, { storyId, text, path }: Link): void {
  if (!isPlainClick(event)) return;
  event.preventDefault();
  seekSentence(storyId, text);
  if (!location.pathname.startsWith(`/story/${storyId}`)) navigate(path);
}
