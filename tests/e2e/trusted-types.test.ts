import { expect, test } from 'vitest';
import { withPages } from '../helpers/page-world.ts';

const pages = withPages();

const TAKES = `(work) => { try { work(); return 'taken'; } catch (error) { return error.name; } }`;

test('in the page no text becomes markup, and no address of elsewhere a script', async () => {
  const { storyId } = await pages.api.publish({
    headline: 'Trusted',
    body: '<p>Sanitised <b>text</b></p>',
    bodyFormat: 'html',
  });
  const reader = await pages.openReader();
  await reader.page.goto(`${pages.world.url()}/story/${storyId}`);
  await reader.page.waitForSelector('[data-testid="story-body"] b');
  const tries = await reader.page.evaluate<string[]>(`(() => {
    const takes = ${TAKES};
    return [
      takes(() => { document.body.innerHTML = '<img src=x onerror=alert(1)>'; }),
      takes(() => new DOMParser().parseFromString('<p>x</p>', 'text/html')),
      takes(() => { document.createElement('script').src = 'https://evil.example/x.js'; }),
      takes(() => { document.createElement('script').text = 'alert(1)'; }),
      takes(() => trustedTypes.createPolicy('another', {})),
    ];
  })()`);
  expect(tries.map((name) => name === 'taken')).toEqual(tries.map(() => false));
  // Each was reported on the console, as it should be.
  expect(reader.complaints.length).toBeGreaterThan(0);
  reader.complaints.length = 0;
});
