import { fakePushManager } from '../../tests/helpers/fake-push-manager.ts';
import { openTinyProxy } from '../../tests/helpers/tiny-proxy.ts';
import { ready } from './ready.ts';
import { FLASH_STORY, LATE_STORIES } from './stage-stories.ts';
import type { Scene, State } from './state.ts';

const AWAY_MS = 95 * 60_000;
const FLOOD_STORIES = 40;
const ONE = ['sort=top&name=Front+page'];
const THREE = ['', 'sort=top', 'section=science,technology,health&name=Discoveries'];
const FIVE = [...THREE, 'section=business,politics', 'section=culture,sport&name=Weekend'];

const openSettings = async (scene: Scene): Promise<void> => {
  await ready(scene);
  await scene.drive.column().getByTestId('column-settings').click();
  await scene.page.getByTestId('settings').waitFor();
};

const openMute = async (scene: Scene): Promise<void> => {
  await ready(scene);
  await scene.drive.cards().first().getByTestId('story-menu').click();
  await scene.page.getByTestId('mute-publisher').click();
  await scene.page.locator('.mute-sample li').first().waitFor();
};

const readOn = async (scene: Scene): Promise<void> => {
  await ready(scene);
  await scene.drive.scrollTo(700);
  await scene.page.waitForTimeout(300);
};

/** The board, as long as nothing new comes in. */
export const CALM_STATES: readonly State[] = [
  { name: 'board', title: 'A first visit', act: ready },
  { name: 'board-1', title: 'One column', columns: ONE, act: ready },
  { name: 'board-3', title: 'Three columns', columns: THREE, act: ready },
  { name: 'board-5', title: 'Five columns', columns: FIVE, act: ready },
  { name: 'pictures', title: 'With large pictures', columns: THREE, kept: { density: 'pictures' }, act: ready },
  { name: 'compact', title: 'One line a story', columns: THREE, kept: { density: 'compact' }, act: ready },
  {
    name: 'catch-up',
    title: 'After 95 minutes away',
    kept: { visit: { at: Date.now() - AWAY_MS, seen: { everything: 1 } } },
    act: async (scene) => {
      await ready(scene);
      await scene.page.getByTestId('missed').waitFor();
    },
  },
  { name: 'topic', title: 'A topic', at: () => '/topic/velloria', act: ready },
  { name: 'shared', title: 'Columns from a link', at: () => '/?col=sort%3Dtop&col=section%3Dscience', act: ready },
  { name: 'settings', title: 'A column’s settings', act: openSettings },
  {
    name: 'notifications',
    title: 'Notifications with quiet hours',
    browser: { permissions: ['notifications'] },
    script: fakePushManager,
    act: async (scene) => {
      await openSettings(scene);
      const settings = scene.page.getByTestId('settings');
      await settings.getByText('Urgent', { exact: true }).click();
      await settings.getByLabel('Use quiet hours').check();
      await settings.getByLabel('Allow flash alerts').scrollIntoViewIfNeeded();
    },
  },
  { name: 'mute', title: 'How long to mute a publisher', act: openMute },
  {
    name: 'muted',
    title: 'What is muted',
    kept: { mutes: [{ kind: 'topic', of: 'shipping', label: 'Shipping', until: null }] },
    act: async (scene) => {
      await ready(scene);
      await scene.page.keyboard.press('g');
      await scene.page.keyboard.press('m');
      await scene.page.locator('dialog[open]').waitFor();
    },
  },
  {
    name: 'help',
    title: 'Keyboard shortcuts',
    act: async (scene) => {
      await ready(scene);
      await scene.page.keyboard.press('?');
      await scene.page.locator('dialog[open]').waitFor();
    },
  },
  {
    name: 'why',
    title: 'Why stories are grouped',
    columns: ONE,
    act: async (scene) => {
      await ready(scene);
      await scene.page.locator('.cover-why').first().click();
      await scene.page.locator('dialog[open]').waitFor();
    },
  },
  {
    name: 'trend',
    title: 'Why a word trends',
    act: async (scene) => {
      await ready(scene);
      await scene.page.getByTestId('trend').first().focus();
      await scene.page.keyboard.press('Tab');
      await scene.page.keyboard.press('Shift+Tab');
      await scene.page.getByTestId('trend-card').waitFor();
    },
  },
  {
    name: 'rewind',
    title: 'The board as it was',
    act: async (scene) => {
      await ready(scene);
      await scene.page.keyboard.press('r');
      await scene.page.getByTestId('rewind').waitFor();
    },
  },
  { name: 'text-200', title: 'Text twice as large', columns: THREE, act: enlargeText },
];

/** The board while something happens; what comes in stays, so these are last. */
export const BUSY_STATES: readonly State[] = [
  {
    name: 'pill',
    title: 'New stories wait',
    act: async (scene) => {
      await readOn(scene);
      for (const story of LATE_STORIES) await scene.stage.late.publish(story);
      await scene.drive.column().getByTestId('pill').waitFor();
    },
  },
  {
    name: 'flash',
    title: 'A flash while the reader is below',
    act: async (scene) => {
      await readOn(scene);
      const { storyId } = await scene.stage.late.publish(FLASH_STORY);
      await scene.page.getByTestId('flash').first().waitFor();
      return () => scene.stage.late.delete(`/stories/${storyId}`, { reason: 'The picture is taken.' });
    },
  },
  { name: 'server-away', title: 'The server has gone', act: (scene) => loseServer(scene) },
  {
    name: 'offline',
    title: 'Opened without network',
    act: async (scene) => {
      await loseServer(scene);
      await scene.page.reload();
      await scene.drive.cards().nth(1).waitFor();
      await scene.drive.untilConnection('offline');
    },
  },
  {
    name: 'flood',
    title: 'Forty stories of one publisher at once',
    act: async (scene) => {
      await ready(scene);
      const stories = Array.from({ length: FLOOD_STORIES }, (_, no) => ({
        headline: `Result ${no + 1} of the regional count is in`,
        topics: ['Count'],
      }));
      const { body } = await scene.stage.late.post('/stories', stories);
      for (const { id } of body.submissions) await scene.stage.late.finished(id);
      await scene.page.waitForTimeout(3_000);
    },
  },
];

async function enlargeText(scene: Scene): Promise<void> {
  const devtools = await scene.page.context().newCDPSession(scene.page);
  await devtools.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
  await ready(scene);
}

/** Reads through a proxy that then goes away, as other readers are to keep their server. */
async function loseServer({ page, stage, drive }: Scene): Promise<void> {
  const proxy = await openTinyProxy();
  proxy.use([Number(new URL(stage.url).port)]);
  await page.goto(proxy.url);
  await drive.cards().nth(1).waitFor();
  await drive.untilConnection('live');
  await page.evaluate('navigator.serviceWorker.ready.then(() => 1)');
  // Once it controls the page, what the page asks for is kept.
  await page.reload();
  await drive.cards().nth(1).waitFor();
  await drive.untilConnection('live');
  await proxy.close();
  await drive.untilConnection('offline');
}
