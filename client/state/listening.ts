import { type ReadonlySignal, signal } from '@preact/signals';
import { readStored, writeStored } from './stored.ts';

/** A story that is being read aloud, sentence by sentence. */
export interface Listening {
  storyId: string;
  isPlaying: boolean;
  /** Which of its sentences, from 0. */
  at: number;
  sentences: number;
}

/** How fast a story is read: from three quarters of the usual speed to twice. */
export const LISTEN_RATES = [0.75, 1, 1.25, 1.5, 2] as const;
export type ListenRate = (typeof LISTEN_RATES)[number];

const RATE_NAME = 'listen-rate';
const { speechSynthesis } = globalThis as { speechSynthesis?: SpeechSynthesis };
const current = signal<Listening | null>(null);
const rate = signal<ListenRate>(LISTEN_RATES.find((each) => each === readStored(RATE_NAME)) ?? 1);
const voices = signal<readonly SpeechSynthesisVoice[]>(speechSynthesis?.getVoices() ?? []);

/** What is being read aloud; null when nothing is. */
export const listening: ReadonlySignal<Listening | null> = current;
/** How fast it is read. */
export const listenRate: ReadonlySignal<ListenRate> = rate;

// Some browsers load their voices later.
speechSynthesis?.addEventListener?.('voiceschanged', () => {
  voices.value = speechSynthesis.getVoices();
});

/** True where the browser has a voice for the language, or for a story whose language is unknown any voice. */
export function canListen(language: string | null): boolean {
  return language === null ? voices.value.length > 0 : voiceFor(language) !== undefined;
}

/** The browser's voice for a language: the one for its region, else any. */
export function voiceFor(language: string): SpeechSynthesisVoice | undefined {
  const tag = language.toLowerCase();
  const ofLanguage = voices.value.filter((voice) => base(voice.lang) === base(tag));
  return ofLanguage.find((voice) => plain(voice.lang) === tag) ?? ofLanguage.find(isDefault) ?? ofLanguage[0];
}

/** Shows what is being read aloud. */
export function showListening(next: Listening | null): void {
  current.value = next;
}

/** Keeps how fast stories are read. */
export function keepListenRate(next: ListenRate): void {
  rate.value = next;
  writeStored(RATE_NAME, next);
}

function isDefault(voice: SpeechSynthesisVoice): boolean {
  return voice.default;
}

/** Some systems write `en_GB`. */
function plain(tag: string): string {
  return tag.toLowerCase().replaceAll('_', '-');
}

function base(tag: string): string {
  return plain(tag).split('-')[0] ?? '';
}
