import { type ReadonlySignal, signal } from '@preact/signals';
import { readStored, writeStored } from './stored.ts';

/** How far a sound or video was played. */
interface Position {
  url: string;
  seconds: number;
}

const POSITIONS_NAME = 'media-positions';
const RATE_NAME = 'media-rate';
/** The least recently played are forgotten first. */
const POSITIONS_MAX = 50;
/** A beginning is no position to go back to. */
const LEAST_S = 5;

/** How fast sound and video play. */
export const MEDIA_RATES = [0.75, 1, 1.25, 1.5, 1.75, 2] as const;
export type MediaRate = (typeof MEDIA_RATES)[number];

const rate = signal<MediaRate>(MEDIA_RATES.find((each) => each === readStored(RATE_NAME)) ?? 1);

/** How fast the reader plays sound and video. */
export const mediaRate: ReadonlySignal<MediaRate> = rate;

/** Keeps how fast the reader plays sound and video. */
export function keepMediaRate(next: MediaRate): void {
  rate.value = next;
  writeStored(RATE_NAME, next);
}

/** Where the reader left a sound or video, in seconds; 0 for one that they did not begin or that they played to its end. */
export function mediaPosition(url: string): number {
  return positions().find((position) => position.url === url)?.seconds ?? 0;
}

/** Remembers where the reader left a sound or video; 0 forgets it. */
export function keepMediaPosition(url: string, seconds: number): void {
  const others = positions().filter((position) => position.url !== url);
  const kept = seconds < LEAST_S ? others : [...others, { url, seconds: Math.floor(seconds) }];
  writeStored(POSITIONS_NAME, kept.slice(-POSITIONS_MAX));
}

function positions(): readonly Position[] {
  const kept = readStored(POSITIONS_NAME);
  return Array.isArray(kept)
    ? kept.filter((position) => typeof position?.url === 'string' && Number.isFinite(position.seconds))
    : [];
}
