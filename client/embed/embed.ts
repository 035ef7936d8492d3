import { embedTexts } from '../embed-texts.ts';
import { cardFilter } from '../state/card-matches.ts';
import { openColumn } from './column.ts';
import { followWire } from './follow-wire.ts';
import { applyEvents, type Stories } from './merge-stories.ts';
import { readOptions } from './read-options.ts';

/** Limits the stories that wait while somebody is reading. */
const WAITING_MAX = 100;

/** Inserts a live column after the script tag that asked for it. */
function embed(script: HTMLScriptElement): void {
  const base = new URL('.', script.src).href;
  const { title, limit, filter, query } = readOptions(script.dataset);
  const canonical = cardFilter(filter);
  const column = openColumn({ title, base, limit });
  script.after(column.host);
  let stories: Stories = [];
  followWire({
    ...{ api: `${base}api/v1/`, script: script.src, query, limit },
    onStories(loaded) {
      stories = loaded;
      column.show(stories);
    },
    onEvents(events) {
      stories = applyEvents(stories, events, canonical, limit + WAITING_MAX);
      column.show(stories);
    },
    onLive: column.setLive,
    onRefused: (detail) => column.say(embedTexts.refused(detail)),
    onForbidden: () => column.say(embedTexts.notAllowed(location.origin)),
    onNoServer: () => column.host.remove(),
    isWanted: () => column.host.isConnected,
  });
}

if (document.currentScript instanceof HTMLScriptElement) embed(document.currentScript);
