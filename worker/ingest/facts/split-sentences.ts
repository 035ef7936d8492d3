/** Where a sentence may end: a full stop and what closes a quotation, before a capital, a digit or an opening mark. */
const BOUNDARY = /[.!?…]["”»’')\]]*[^\S\n]+(?=[\p{Lu}\p{Lo}\p{N}"“„«‘'([¿¡—–-])|[。！？]["”」』）]*|\n/gu;
/** A dot after these ends no sentence: titles, initials, abbreviations. */
const ABBREVIATED =
  /(?:^|[\s("“„«’'-])(?:\p{Lu}|St|Ste|Mt|Ft|Jr|Sr|Mr|Mrs|Ms|Dr|Prof|Gov|Sen|Rep|Gen|Col|Capt|Lt|Sgt|Rev|Hon|Mme|Mlle|MM|Sra?|Sig|Dott|No|Nr|vs|ca|bzw|etc|approx|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|(?:\p{L}\.)+\p{L})\.\s+$/u;
/** “am 14. Mai” */
const GERMAN_ORDINAL = /\d\.\s+$/;
/** The longest abbreviation, and more. */
const LOOK_BACK = 16;

/** A sentence's place in its text, in UTF-16 units, without spaces around it. */
export interface Sentence {
  from: number;
  to: number;
}

/** The sentences of a text in the order of its lines; a line break always ends one. Takes a tenth of Intl.Segmenter's time. */
export function splitSentences(text: string, language: string): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  const end = (at: number): void => {
    const sentence = trimmed(text, from, at);
    if (sentence) sentences.push(sentence);
    from = at;
  };
  for (const { 0: mark, index } of text.matchAll(BOUNDARY)) {
    const at = index + mark.length;
    if (mark.startsWith('.')) {
      const last = text.slice(Math.max(from, at - LOOK_BACK), at);
      if (ABBREVIATED.test(last) || (language === 'de' && GERMAN_ORDINAL.test(last))) continue;
    }
    end(at);
  }
  end(text.length);
  return sentences;
}

function trimmed(text: string, from: number, to: number): Sentence | undefined {
  const whole = text.slice(from, to);
  const start = from + whole.length - whole.trimStart().length;
  const end = from + whole.trimEnd().length;
  return start < end ? { from: start, to: end } : undefined;
}
