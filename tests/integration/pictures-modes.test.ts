import { expect, test } from 'vitest';
import { openPictureAddresses } from '../../server/pictures/picture-addresses.ts';
import { ensureSecret } from '../../shared/node/db/installation/secret-store.ts';
import { openWorld } from '../helpers/world.ts';

test.each(['direct', 'off'] as const)('IMG8 with NEWSWIRE_IMAGES=%s this server fetches no picture', async (mode) => {
  const world = await openWorld({ env: { NEWSWIRE_IMAGES: mode } });
  try {
    const { api } = await world.publisher('The Picture Post');
    const body = '<p>Text</p><img src="https://media.example/a.jpg" alt="A">';
    const { storyId } = await api.publish({
      headline: 'A picture of the sea',
      ...{ body, bodyFormat: 'html', imageUrl: 'http://media.example/lead.jpg' },
    });
    const { body: story } = await api.get(`/stories/${storyId}`);
    expect(story.image).toEqual(mode === 'direct' ? { url: 'https://media.example/lead.jpg' } : undefined);
    expect(story.imageUrl).toBe('http://media.example/lead.jpg');
    expect(story.bodyHtml).toContain('https://media.example/a.jpg');
    expect((story.pageHtml ?? story.bodyHtml).includes('https://media.example/a.jpg')).toBe(mode === 'direct');
    const page = await fetch(`${world.url()}/story/${storyId}`);
    const policy = /img-src ([^;]*)/.exec(page.headers.get('content-security-policy') ?? '')?.[1];
    expect(policy).toBe(mode === 'direct' ? "'self' https:" : "'self'");
    const secret = await ensureSecret(world.db, 'pictures');
    const path = openPictureAddresses(secret).pathOf('https://media.example/lead.jpg', 640);
    expect((await fetch(world.url() + path)).status).toBe(404);
  } finally {
    await world.close();
  }
});
