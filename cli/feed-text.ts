import type { Feed } from '../shared/wire/http-shapes.ts';
import { printable } from './output.ts';

/** A feed on one line: its id, how it is, its stories, its address, and what is wrong. */
export function describeFeed({ id, status, stories, url, publisher, error }: Feed): string {
  const counted = `${stories.toLocaleString('en')} ${stories === 1 ? 'story' : 'stories'}`;
  return printable([id, status.padEnd(8), counted, url, publisher?.name, error].filter(Boolean).join('  '));
}
