import type { CorrectionsAnswer } from '../../shared/contract/recall-shapes.ts';
import { getJson } from './http-client.ts';

/** A revision of a story. */
export interface RevisionOf {
  id: string;
  revision: number;
}

/** Fetches what was corrected or retracted after a position; without one, the position of now. */
export function fetchCorrections(after: string | undefined): Promise<CorrectionsAnswer> {
  return getJson(`/api/v1/corrections${after === undefined ? '' : `?after=${after}`}`);
}

/** Sends revisions to be counted, also while the page is being left. */
export async function sendReadings(readings: { opened: RevisionOf[]; informed: RevisionOf[] }): Promise<void> {
  await fetch('/api/v1/readings', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(readings),
    keepalive: true,
  });
}
