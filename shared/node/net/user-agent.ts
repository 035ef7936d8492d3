import { readFileSync } from 'node:fs';

const PACKAGE = new URL('../../../package.json', import.meta.url);

/** How we introduce ourselves to those we fetch from: what we are, and where to learn more. */
export function userAgent(publicUrl: string | undefined): string {
  const { version } = JSON.parse(readFileSync(PACKAGE, 'utf8')) as { version: string };
  return `Newswire/${version} (+${publicUrl ?? 'feed reader'})`;
}
