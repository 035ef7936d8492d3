import '../styles/translation.css';
import { language } from '../locale.ts';
import type { Translation } from '../state/translation.ts';
import { translationTexts } from '../translation-texts.ts';

/** A story's headline and summary as the browser has translated them, or how far that has come. */
export function StoryTranslation({ shown }: { shown: Translation }) {
  const { status, headline, summary } = shown;
  return (
    <section class="translation" data-testid="translation" aria-live="polite" lang={language}>
      {status === 'loading' && <p>{translationTexts.downloading}</p>}
      {status === 'working' && <p>{translationTexts.working}</p>}
      {status === 'failed' && <p>{translationTexts.failed}</p>}
      {status === 'ready' && (
        <>
          <p class="translation-headline">{headline}</p>
          {summary && <p>{summary}</p>}
          <p class="translation-note">{translationTexts.note}</p>
        </>
      )}
    </section>
  );
}
