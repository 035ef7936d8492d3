import { effect } from '@preact/signals';
import type { StoryCard } from '../../shared/domain/story.ts';
import {
  keepListenRate,
  type Listening,
  type ListenRate,
  listening,
  listenRate,
  showListening,
  voiceFor,
} from '../state/listening.ts';
import { openStory } from '../state/open-story.ts';
import { type SpokenSentence, spokenSentences } from './spoken-sentences.ts';

const HIGHLIGHT = 'spoken';
/** The parts of a story's page that are read, in this order. */
const PARTS = '.sheet-headline, .standfirst, .body';
/** How far from the top of the window a sentence is scrolled to. */
const TOP_SHARE = 0.3;

interface Reading {
  language: string | null;
  sentences: readonly SpokenSentence[];
  end: () => void;
}

let reading: Reading | undefined;
/** The utterance that may go on to the next; one that was cancelled ends, too. */
let spoken: SpeechSynthesisUtterance | undefined;

/** Reads the open story aloud from its headline on; a second call ends it. */
export function beginListening({ id, language }: Pick<StoryCard, 'id' | 'language'>): void {
  if (listening.peek()) {
    stopListening();
    return;
  }
  const sentences = spokenSentences([...document.querySelectorAll(PARTS)], language);
  if (sentences.length === 0) return;
  const stopWhenLeft = effect(() => {
    if (openStory.value?.id !== id) queueMicrotask(stopListening);
  });
  // A browser would read on after the page.
  addEventListener('pagehide', stopListening);
  const end = (): void => {
    stopWhenLeft();
    removeEventListener('pagehide', stopListening);
  };
  reading = { language, sentences, end };
  showListening({ storyId: id, isPlaying: true, at: 0, sentences: sentences.length });
  speak();
}

/** Pauses, or goes on from the beginning of the sentence: not every browser can go on within one. */
export function toggleListening(): void {
  const current = listening.peek();
  if (!current) return;
  showListening({ ...current, isPlaying: !current.isPlaying });
  if (current.isPlaying) silence();
  else speak();
}

/** Ends reading. */
export function stopListening(): void {
  silence();
  reading?.end();
  reading = undefined;
  CSS.highlights?.delete(HIGHLIGHT);
  showListening(null);
}

/** Reads at another speed, from the beginning of the sentence. */
export function setListenRate(rate: ListenRate): void {
  keepListenRate(rate);
  if (listening.peek()?.isPlaying) speak();
}

function speak(): void {
  silence();
  const current = listening.peek();
  const sentence = reading?.sentences[current?.at ?? 0];
  if (!current || !reading || !sentence) {
    stopListening();
    return;
  }
  follow(reading.sentences[current.at - 1], sentence);
  const utterance = new SpeechSynthesisUtterance(sentence.text);
  if (reading.language !== null) {
    utterance.lang = reading.language;
    utterance.voice = voiceFor(reading.language) ?? null;
  }
  utterance.rate = listenRate.peek();
  utterance.onend = () => spoken === utterance && goOn(current);
  utterance.onerror = () => spoken === utterance && showListening({ ...current, isPlaying: false });
  spoken = utterance;
  speechSynthesis.speak(utterance);
}

function goOn(current: Listening): void {
  if (current.at + 1 >= current.sentences) stopListening();
  else {
    showListening({ ...current, at: current.at + 1 });
    speak();
  }
}

function silence(): void {
  spoken = undefined;
  speechSynthesis.cancel();
}

/** Highlights the sentence, and scrolls to it for a reader who has the one before it in sight. */
function follow(before: SpokenSentence | undefined, { range }: SpokenSentence): void {
  if (typeof Highlight === 'function') CSS.highlights.set(HIGHLIGHT, new Highlight(range));
  const { top, bottom } = range.getBoundingClientRect();
  const isAway = bottom > innerHeight * (1 - TOP_SHARE / 2) || top < 0;
  if (isAway && (!before || isInSight(before.range))) {
    range.startContainer.parentElement?.scrollIntoView({ block: 'start', behavior: 'instant' });
  }
}

function isInSight(range: Range): boolean {
  const { top, bottom } = range.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
