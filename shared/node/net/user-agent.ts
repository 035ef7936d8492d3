import { runningVersion } from '../lifecycle/version.ts';

/** How we introduce ourselves to those we fetch from: what we are, and where to learn more. */
export function userAgent(publicUrl: string | undefined): string {
  return `Newswire/${runningVersion()} (+${publicUrl ?? 'feed reader'})`;
}
