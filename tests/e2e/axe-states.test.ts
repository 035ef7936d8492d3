import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { buildPageIfStale } from '../../cli/up/build-page.ts';
import { LANGUAGE_STATES } from '../../scripts/screenshots/language-states.ts';
import { openStage, type Stage } from '../../scripts/screenshots/stage.ts';
import { openState } from '../../scripts/screenshots/state.ts';
import { STATES } from '../../scripts/screenshots/states.ts';
import { contextFor } from '../../scripts/screenshots/windows.ts';
import { runningChromium } from '../helpers/browser.ts';
import { findViolations } from '../helpers/find-violations.ts';
import { takeScriptsAway } from '../helpers/take-scripts-away.ts';

/** Enough of the demo for every state: reports of one event, a correction, words that trend. */
const ACTS = 60;
/** A busy machine takes long to edit them, with their pictures. */
const STAGE_MAX_MS = 300_000;
const LOOKS = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  forced: { colorScheme: 'dark', forcedColors: 'active' },
} as const;

let stage: Stage;
beforeAll(async () => {
  await buildPageIfStale();
  stage = await openStage({ databaseUrl: inject('databaseUrl'), redisUrl: inject('redisUrl') }, { acts: ACTS });
}, STAGE_MAX_MS);
afterAll(() => stage.close());

/** Where a phone shows something else. */
const ON_PHONES = ['board', 'board-3', 'catch-up', 'search', 'settings', 'rewind', 'story', 'plain-board'];

const ALL = ['light', 'dark', 'forced'] as const;
const ONE = ['light'] as const;

/** Another language has other texts, not other colours. */
const OF_ONE_LOOK = new Set(['print', ...LANGUAGE_STATES.map(({ name }) => name)]);

const CASES = STATES.flatMap((state) => [
  {
    name: state.name,
    state,
    width: Math.max(1_280, state.minWidth ?? 0),
    looks: OF_ONE_LOOK.has(state.name) ? ONE : ALL,
  },
  ...(ON_PHONES.includes(state.name) ? [{ name: state.name, state, width: 390, looks: ONE }] : []),
]);

test.each(CASES)('axe finds nothing in the state $name at $width px: $looks', async ({ state, width, looks }) => {
  const browser = await runningChromium();
  const options = { ...contextFor(width), bypassCSP: true, reducedMotion: 'reduce' } as const;
  const isPlain = state.browser?.javaScriptEnabled === false;
  const opened = await openState(browser, stage, isPlain ? { ...state, browser: {} } : state, options, (context) =>
    isPlain ? takeScriptsAway(context) : Promise.resolve(),
  );
  const found: string[] = [];
  for (const look of looks) {
    await opened.page.emulateMedia(LOOKS[look]);
    for (const violation of await findViolations(opened.page, look === 'light' ? 'document' : 'colours'))
      found.push(`${look}: ${violation}`);
  }
  await opened.close();
  expect(found).toEqual([]);
});
