import { texts } from '../texts.ts';
import { PageBar } from './page-bar.tsx';

/** The page for unknown addresses. */
export function MissingPage() {
  return (
    <>
      <PageBar />
      <main id="main" tabIndex={-1}>
        <Missing />
      </main>
    </>
  );
}

/** The "not found" message, with a link to the columns. */
export function Missing() {
  return (
    <div class="notice" data-testid="not-found">
      <h1>{texts.missingTitle}</h1>
      <p>{texts.missingStory}</p>
      <a class="button" href="/">
        {texts.showEverything}
      </a>
    </div>
  );
}
