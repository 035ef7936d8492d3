import type { Scheme } from './windows.ts';

/** The pictures of README and docs, by file name in docs/images: which state, how wide, in which colours. */
export const README_PICTURES: readonly { name: string; state: string; width: number; scheme: Scheme }[] = [
  { name: 'page-light', state: 'board', width: 1280, scheme: 'light' },
  { name: 'page-dark', state: 'board', width: 1280, scheme: 'dark' },
  { name: 'page-wide', state: 'board-5', width: 1920, scheme: 'light' },
  { name: 'phone-light', state: 'board', width: 390, scheme: 'light' },
  { name: 'phone-dark', state: 'story-coverage', width: 390, scheme: 'dark' },
  { name: 'pane', state: 'pane', width: 1920, scheme: 'dark' },
  { name: 'pictures', state: 'pictures', width: 1440, scheme: 'light' },
  { name: 'compact', state: 'compact', width: 1440, scheme: 'dark' },
  { name: 'rewind', state: 'rewind', width: 1440, scheme: 'light' },
  { name: 'flash', state: 'flash', width: 768, scheme: 'light' },
  { name: 'corrected', state: 'story-corrected', width: 1280, scheme: 'light' },
  { name: 'publisher', state: 'publisher', width: 1280, scheme: 'dark' },
];
