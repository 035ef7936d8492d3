/** The item that must come through, whatever stands beside it. */
export interface Sound {
  id: string;
  headline: string;
}

/** A document with a sound item and odd things around it. */
export interface OddDocument {
  text: string;
  /** True when nothing in it excuses the loss of the sound item. */
  keepsSound: boolean;
  isXml: boolean;
}

/** In letters that every encoding has. */
export const SOUND_TEXT = 'What is known so far, in plain words, about an ordinary matter.';
