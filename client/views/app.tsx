import { useLayoutEffect } from 'preact/hooks';
import { restoreFocus } from '../actions/story-focus.ts';
import { boardRoute, currentEntry } from '../state/entry.ts';
import { isRewound } from '../state/rewind.ts';
import { texts } from '../texts.ts';
import { Announcer } from './announcer.tsx';
import { Board } from './board.tsx';
import { Dialogs } from './dialogs.tsx';
import { Lazy } from './lazy.tsx';
import { MissingPage } from './missing-page.tsx';
import { StoryRoute } from './story-route.tsx';
import { TabBar } from './tab-bar.tsx';
import { ToastView } from './toast-view.tsx';
import { TopBar } from './top-bar.tsx';
import { TrendingBar } from './trending-bar.tsx';

const moderation = () => import('./moderation/load-moderation.ts').then((chunk) => chunk.loadModeration());
const saved = () => import('./saved-page.tsx').then((chunk) => chunk.SavedPage);
const NO_PROPS = {};

/** The whole page: the current view, at its saved scroll position. */
export function App() {
  const { key, route, place } = currentEntry.value;
  const board = boardRoute.value;
  const isBoard = board !== undefined;
  // Before the browser paints, so that going back does not show the page scrolling.
  useLayoutEffect(() => {
    document.documentElement.classList.toggle('has-board', isBoard);
    window.scrollTo(0, place.scrollY);
    if (place.focus) restoreFocus(place.focus);
  }, [key, isBoard]);
  return (
    <>
      <a class="skip" href="#main">
        {texts.skipToStories}
      </a>
      {isBoard && <TopBar />}
      {isBoard && !isRewound.value && <TrendingBar />}
      {board && <Board route={board} />}
      {route.name === 'saved' && <Lazy load={saved} props={NO_PROPS} />}
      {route.name === 'moderate' && <Lazy load={moderation} props={NO_PROPS} />}
      {route.name === 'story' && !isBoard && <StoryRoute />}
      {route.name === 'missing' && <MissingPage />}
      {isBoard && <TabBar />}
      <Announcer />
      <ToastView />
      <Dialogs />
    </>
  );
}
