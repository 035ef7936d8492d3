import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Preview } from '../../../shared/wire/desk-schema.ts';
import { texts } from '../../texts.ts';
import { sanitisedHtml } from '../../trusted.ts';
import { deskTexts } from '../desk-texts.ts';
import { correctedStory, draft } from '../draft.ts';
import { session } from '../session.ts';

const PAUSE_MS = 250;

/** The draft as readers will see it: edited and sanitised by the server, by the code that edits stories. */
export function Previewed() {
  const preview = usePreview();
  const isEmpty = !preview || (preview.headline === '' && preview.bodyHtml === '');
  return (
    <section class="desk-preview" aria-labelledby="preview-title">
      <h2 id="preview-title">{deskTexts.preview}</h2>
      {isEmpty ? <p class="desk-quiet">{deskTexts.previewEmpty}</p> : <Sheet preview={preview} />}
    </section>
  );
}

function Sheet({ preview }: { preview: Preview }) {
  const { headline, summary, byline, bodyHtml } = preview;
  const { priority } = draft.value;
  const html = useMemo(() => sanitisedHtml(bodyHtml), [bodyHtml]);
  return (
    <article class="sheet" data-testid="preview">
      <header class={`sheet-head priority-${priority}`}>
        {priority !== 'routine' && <p class="desk-priority">{deskTexts.priorities[priority]}</p>}
        <h3 class="sheet-headline" dir="auto">
          {headline}
        </h3>
        {summary && (
          <p class="standfirst" dir="auto">
            {summary}
          </p>
        )}
        <div class="byline">
          <p class="byline-who">
            {byline && <strong dir="auto">{texts.by(byline)}</strong>} {session.value?.own.publisher.name}
          </p>
        </div>
      </header>
      <div
        class="body"
        dir="auto"
        // The server sanitised it, as it does what readers see.
        dangerouslySetInnerHTML={{ __html: html }}
      />
    </article>
  );
}

/** Asks the server when writing pauses; while it cannot answer the last preview stays. */
function usePreview(): Preview | undefined {
  const [preview, setPreview] = useState<Preview>();
  const api = session.value?.api;
  const { headline, summary, body, byline } = draft.value;
  const bodyFormat = correctedStory.value ? 'html' : 'markdown';
  useEffect(() => {
    if (!api) return;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      const story = {
        ...(headline.trim() && { headline }),
        ...(summary.trim() && { summary }),
        ...(body.trim() && { body, bodyFormat }),
        ...(byline.trim() && { byline }),
      };
      api.preview(story, abort.signal).then(setPreview, () => undefined);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [api, headline, summary, body, byline, bodyFormat]);
  return preview;
}
