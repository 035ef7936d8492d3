import type { Scene, State } from './state.ts';

const ready = async ({ page }: Scene): Promise<void> => {
  await page.getByTestId('story-page').waitFor();
};

const story = (which: keyof Scene['stage']['stories']): NonNullable<State['at']> => {
  return ({ stories }) => `/story/${stories[which]}`;
};

const toComments = async (scene: Scene): Promise<void> => {
  await ready(scene);
  await scene.page.locator('.discussion, [data-testid="comments"], #comments').first().scrollIntoViewIfNeeded();
  await scene.page.getByTestId('comment').nth(5).waitFor();
};

/** Pages of a story, and other pages. */
export const STORY_STATES: readonly State[] = [
  { name: 'story', title: 'A story without a picture', at: story('plain'), act: ready, isLong: true },
  { name: 'story-comments', title: 'Thirty comments', at: story('plain'), act: toComments, isLong: true },
  {
    name: 'story-corrected',
    title: 'A correction, shown',
    at: story('corrected'),
    act: async (scene) => {
      await ready(scene);
      await scene.page.getByText('See what changed').first().click();
      await scene.page.locator('ins, del').first().waitFor();
    },
    isLong: true,
  },
  { name: 'story-retracted', title: 'A retraction', at: story('retracted'), act: ready, isLong: true },
  { name: 'story-coverage', title: 'Many reports', at: story('coverage'), act: ready, isLong: true },
  { name: 'story-arabic', title: 'From right to left', at: story('arabic'), act: ready, isLong: true },
  { name: 'story-japanese', title: 'Japanese', at: story('japanese'), act: ready, isLong: true },
  {
    name: 'pane',
    title: 'A story beside the board',
    act: async ({ page, drive }) => {
      await drive.cards().nth(1).getByTestId('headline').click();
      await page.getByTestId('pane').getByTestId('story-page').waitFor();
    },
    minWidth: 1920,
  },
  {
    name: 'saved',
    title: 'Saved stories',
    act: async ({ page, drive }) => {
      for (const no of [0, 1]) await drive.cards().nth(no).getByTestId('save').click();
      await page.goto(new URL('/saved', page.url()).href);
      await page.getByTestId('story').first().waitFor();
    },
  },
  { name: 'saved-none', title: 'Nothing saved', at: () => '/saved' },
  { name: 'missing', title: 'An address that leads nowhere', at: () => '/story/none' },
  { name: 'publisher', title: 'A publisher', at: ({ publisherId }) => `/publisher/${publisherId}`, isLong: true },
  {
    name: 'embed',
    title: 'A column on another site',
    at: ({ site }) => site.url('/'),
    act: async ({ page }) => page.locator('newswire-column h3').first().waitFor(),
  },
  { name: 'plain-board', title: 'Without script', browser: { javaScriptEnabled: false } },
  {
    name: 'plain-search',
    title: 'A search without script',
    at: () => '/?q=strait',
    browser: { javaScriptEnabled: false },
  },
  {
    name: 'plain-story',
    title: 'Without script',
    at: story('coverage'),
    browser: { javaScriptEnabled: false },
    isLong: true,
  },
  {
    name: 'print',
    title: 'On paper',
    at: story('corrected'),
    act: async (scene) => {
      await ready(scene);
      await scene.page.emulateMedia({ media: 'print' });
    },
    isLong: true,
    minWidth: 768,
    maxWidth: 1280,
  },
];
