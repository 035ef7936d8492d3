import { texts } from '../texts.ts';
import { PageBar } from './page-bar.tsx';

/** What stands at an address that leads nowhere. */
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

/** Says that there is nothing, and offers the list. */
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
