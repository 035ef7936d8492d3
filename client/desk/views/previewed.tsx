import { useEffect, useMemo } from 'preact/hooks';
import type { Preview } from '../../../shared/contract/desk-schema.ts';
import { bylineText } from '../../../shared/domain/byline-text.ts';
import { pageBody } from '../../../shared/domain/page-body.ts';
import { storyPageTexts } from '../../story-page-texts.ts';
import { sanitisedHtml } from '../../trusted.ts';
import { StoryNotes, StoryRights } from '../../views/story-notes.tsx';
import { deskTexts } from '../desk-texts.ts';
import { draft, draftFormat } from '../draft.ts';
import { askPreview, preview, previewProblems } from '../preview.ts';
import { session } from '../session.ts';

const PAUSE_MS = 250;
/** The fields whose preview the server makes. */
const PREVIEWED = [
  ...(['headline', 'summary', 'body', 'byline', 'imageUrl', 'imageAlt', 'imageCaption', 'imageCredit'] as const),
  ...(['focalX', 'focalY'] as const),
];

/** The draft as readers will see it, made by the server with the code that edits stories. */
export function Previewed() {
  useFreshPreview();
  const made = preview.value;
  const isEmpty = !made || (made.headline === '' && made.bodyHtml === '');
  return (
    <section class="desk-preview" aria-labelledby="preview-title">
      <h2 id="preview-title">{deskTexts.preview}</h2>
      {previewProblems.value.length > 0 ? (
        <p class="desk-quiet" role="status">
          {deskTexts.previewRefused}
        </p>
      ) : isEmpty ? (
        <p class="desk-quiet">{deskTexts.previewEmpty}</p>
      ) : (
        <Sheet preview={made} />
      )}
    </section>
  );
}

function Sheet({ preview }: { preview: Preview }) {
  const { headline, summary, byline, bodyHtml, image } = preview;
  const { priority, placeline, editorNote, correctionNote, copyright, usageTerms } = draft.value;
  const html = useMemo(() => sanitisedHtml(pageBody(bodyHtml, storyPageTexts)), [bodyHtml]);
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
            {byline && <strong dir="auto">{bylineText(byline, storyPageTexts.by)}</strong>}{' '}
            {session.value?.own.publisher.name}
            {placeline && <span dir="auto"> · {placeline}</span>}
          </p>
        </div>
      </header>
      {image && <PreviewedPicture image={image} />}
      <StoryNotes {...{ correctionNote, editorNote }} />
      <div
        class="body"
        dir="auto"
        // The server sanitised it, as it does published stories.
        dangerouslySetInnerHTML={{ __html: html }}
      />
      <StoryRights {...{ copyright, usageTerms }} />
    </article>
  );
}

function PreviewedPicture({ image }: { image: NonNullable<Preview['image']> }) {
  const { url, alt = '', caption, credit } = image;
  return (
    <figure class="desk-picture">
      <img src={url} alt={alt} />
      {(caption || credit) && (
        <figcaption dir="auto">
          {caption} {credit && <small>{credit}</small>}
        </figcaption>
      )}
    </figure>
  );
}

/** Asks for a preview when typing pauses. */
function useFreshPreview(): void {
  const api = session.value?.api;
  const from = draft.value;
  const bodyFormat = draftFormat.value;
  const asked = PREVIEWED.map((name) => from[name]);
  useEffect(() => {
    if (!api) return;
    const abort = new AbortController();
    const timer = setTimeout(() => void askPreview(api, from, { bodyFormat, signal: abort.signal }), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [api, ...asked, bodyFormat]);
}
