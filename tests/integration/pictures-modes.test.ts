import { expect, test } from 'vitest';
import { openPictureAddresses } from '../../server/pictures/picture-addresses.ts';
import { ensureSecret } from '../../shared/node/db/installation/secret-store.ts';
import { openFeedSite } from '../helpers/feed-site.ts';
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

test('ICON4 with NEWSWIRE_IMAGES=off no icon is fetched or shown, also none that was found before', async () => {
  const site = await openFeedSite();
  const env = { NEWSWIRE_IMAGES_NETWORKS: '127.0.0.1/32' };
  const world = await openWorld({ env: { ...env, NEWSWIRE_IMAGES: 'off' } });
  try {
    const { body: publisher } = await world.api().post('/publishers', { name: 'The Mark', url: site.url('/') });
    await world.db.query(
      `INSERT INTO publisher_icons (publisher_id, hash, png_32, next_check_at) VALUES ($1, '0123456789abcdef', 'x', now())`,
      [publisher.id],
    );
    await world.addServer();
    const { body: profile } = await world.api(undefined, 1).get(`/publishers/${publisher.id}`);
    expect(profile).not.toHaveProperty('icon');
    const icon = `/publishers/${publisher.id}/icon/0123456789abcdef-32.png`;
    expect((await fetch(world.url(1) + icon)).status).toBe(404);
    const { rows } = await world.db.query('SELECT problem FROM publisher_icons WHERE next_check_at < now()');
    expect(rows).toEqual([{ problem: null }]);
    expect(site.requests('/')).toEqual([]);
  } finally {
    await world.close();
    await site.close();
  }
});
