import { useEffect, useRef } from 'preact/hooks';
import type { StoryMedia } from '../../shared/domain/media.ts';
import { keepMediaPosition, mediaPosition, mediaRate } from '../state/media-positions.ts';
import { storyPageTexts } from '../story-page-texts.ts';

/** The position is written this often while a file plays. */
const EVERY_S = 5;
/** A recording that was left this close to its end starts over. */
const END_S = 10;

/**
 * The browser's own player for a sound or video, which goes on where the reader left it. Nothing is fetched from the
 * publisher's host before the reader plays it.
 */
export function MediaPlayer({ file: { kind, url, title }, poster }: { file: StoryMedia; poster?: string }) {
  const element = useRef<HTMLVideoElement>(null);
  useEffect(() => (element.current ? keepPlace(element.current, url) : undefined), [url]);
  const rate = mediaRate.value;
  useEffect(() => {
    if (!element.current) return;
    element.current.defaultPlaybackRate = rate;
    element.current.playbackRate = rate;
  }, [url, rate]);
  const label = title ?? storyPageTexts.mediaKinds[kind];
  const player = { controls: true, preload: 'none', src: url, 'aria-label': label, ref: element } as const;
  if (kind === 'audio') return <audio {...player} />;
  return <video {...player} playsInline poster={poster} />;
}

/** Goes to the kept position once the length is known, and keeps it while the file plays. */
function keepPlace(player: HTMLMediaElement, url: string): () => void {
  const left = new AbortController();
  const on = (name: string, act: () => void): void => player.addEventListener(name, act, { signal: left.signal });
  let written = 0;
  const write = (): void => {
    written = player.currentTime;
    keepMediaPosition(url, player.currentTime);
  };
  on('loadedmetadata', () => {
    const seconds = mediaPosition(url);
    if (seconds > 0 && !(seconds > player.duration - END_S)) player.currentTime = seconds;
  });
  on('timeupdate', () => {
    if (!player.paused && Math.abs(player.currentTime - written) >= EVERY_S) write();
  });
  on('pause', write);
  on('ended', () => keepMediaPosition(url, 0));
  return () => {
    if (!player.paused) write();
    left.abort();
  };
}
