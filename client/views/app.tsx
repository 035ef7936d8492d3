import { useLayoutEffect } from 'preact/hooks';
import { currentEntry } from '../state/entry.ts';
import { texts } from '../texts.ts';
import { ListPage } from './list-page.tsx';
import { MissingPage } from './missing-page.tsx';
import { NewStoriesPill } from './new-stories-pill.tsx';
import { StoryPage } from './story-page.tsx';

/** The whole page: what the address asks for, at the place where the reader left it. */
export function App() {
  const { key, route, scrollY } = currentEntry.value;
  // Before the browser paints, so that going back shows the place and not the way to it.
  useLayoutEffect(() => window.scrollTo(0, scrollY), [key]);
  return (
    <>
      <a class="skip" href="#main">
        {texts.skipToStories}
      </a>
      {route.name === 'list' && <ListPage />}
      {route.name === 'story' && <StoryPage />}
      {route.name === 'missing' && <MissingPage />}
      {route.name === 'list' && <NewStoriesPill />}
    </>
  );
}
