import { noAnswer } from '../../shared/domain/expected-failures.ts';

interface Pair {
  sourceLanguage: string;
  targetLanguage: string;
}

interface Watched {
  addEventListener(name: 'downloadprogress', listener: () => void): void;
}

interface BrowserTranslator {
  translate(text: string): Promise<string>;
  destroy(): void;
}

interface TranslatorApi {
  availability(pair: Pair): Promise<string>;
  create(options: Pair & { monitor?: (watched: Watched) => void }): Promise<BrowserTranslator>;
}

interface DetectorApi {
  create(): Promise<{ detect(text: string): Promise<{ detectedLanguage: string; confidence: number }[]> }>;
}

/** Missing in TypeScript's library, because only some browsers have them. */
const { Translator, LanguageDetector } = globalThis as { Translator?: TranslatorApi; LanguageDetector?: DetectorApi };
const SURE = 0.8;

/** Whether the browser can translate between these languages, perhaps after it has loaded something. */
export async function canTranslate(pair: Pair): Promise<boolean> {
  const availability = await Translator?.availability(pair).catch(noAnswer);
  return availability !== undefined && availability !== 'unavailable';
}

/** The language of a text, if the browser can tell and is sure. */
export async function detectLanguage(text: string): Promise<string | undefined> {
  const detector = await LanguageDetector?.create().catch(noAnswer);
  const [likeliest] = (await detector?.detect(text).catch(noAnswer)) ?? [];
  return likeliest && likeliest.confidence >= SURE ? likeliest.detectedLanguage : undefined;
}

/** Translates texts one after the other; `loads` is called when the browser has to load its translator first. */
export async function translateTexts(texts: readonly string[], pair: Pair, loads: () => void): Promise<string[]> {
  if (!Translator) throw new Error('the browser has no translator');
  const monitor = (watched: Watched): void => watched.addEventListener('downloadprogress', loads);
  const translator = await Translator.create({ ...pair, monitor });
  try {
    const translated: string[] = [];
    for (const text of texts) translated.push(await translator.translate(text));
    return translated;
  } finally {
    translator.destroy();
  }
}
