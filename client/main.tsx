import './styles/fonts.css';
import './styles/main.css';
import catalogues from 'virtual:catalogues/page+names';
import { render } from 'preact';
import { applyPreferences } from './actions/apply-preferences.ts';
import { keepOffline } from './actions/keep-offline.ts';
import { replaceServedPage } from './actions/replace-served-page.ts';
import { start } from './actions/start.ts';
import { nextTask, whenIdle, whenLoaded } from './actions/when-idle.ts';
import { loadTexts } from './load-texts.ts';
import { endFirstAnswers } from './net/first-answers.ts';
import { currentRoute } from './state/entry.ts';
import { readStored } from './state/stored.ts';
import { trustOwnScripts } from './trusted.ts';
import { App } from './views/app.tsx';
import { keepDocumentTitle } from './views/document-title.ts';
import { loadStoryPage } from './views/story-route.tsx';

/** A reader of the board opens no story sooner. */
const STORY_PAGE_MS = 1_000;

const served = document.getElementById('app');
if (served) void begin(served);

/** Starts in several tasks, so that none of them blocks input on the served page for long. */
async function begin(served: HTMLElement): Promise<void> {
  const texts = loadTexts(catalogues);
  trustOwnScripts();
  applyPreferences();
  await texts;
  await nextTask();
  start();
  keepDocumentTitle();
  await nextTask();
  if (currentRoute.peek().name === 'story') await loadStoryPage();
  await replaceServedPage(served, (root) => render(<App />, root));
  keepOffline(endFirstAnswers());
  whenLoaded(() => {
    whenIdle(() => void loadStoryPage(), STORY_PAGE_MS);
    void import('./actions/start-later.ts').then(({ startLater }) => startLater());
    if (readStored('joined') || location.hash)
      void import('./actions/start-devices.ts').then(({ startDevices }) => startDevices());
  });
}
