import { expect, test } from 'vitest';
import type { Feed } from '../../shared/contract/http-shapes.ts';
import { healthText } from './feed-health.ts';

const feed = (fields: Partial<Feed>): Feed => ({ status: 'error', ...fields }) as Feed;
const page = { status: 200, url: 'https://a.example/', contentType: 'text/html', bytes: 9, start: 'Sign in' };

test.each([
  [feed({ status: 'ok' }), undefined],
  [
    feed({ status: 'gone', error: 'http_410: Gone.' }),
    'The site says that this feed has ended. It is no longer fetched.',
  ],
  [feed({ status: 'disabled' }), 'An administrator has turned this feed off.'],
  [
    feed({ error: 'http_404: The server answered 404.' }),
    'There is nothing at this address (404). Newswire keeps trying.',
  ],
  [feed({ error: 'http_403: x' }), 'The site doesn’t let Newswire read the feed (403). Newswire keeps trying.'],
  [feed({ error: 'http_429: x' }), 'The site asks Newswire to come less often (429). Newswire keeps trying.'],
  [feed({ error: 'http_503: x' }), 'The site has a problem of its own (503). Newswire keeps trying.'],
  [feed({ error: 'http_302: x' }), 'The site gave an unexpected answer (302). Newswire keeps trying.'],
  [
    feed({ error: 'not_a_feed: x', lastAnswer: page }),
    'The address leads to a web page, not to a feed. Newswire keeps trying.',
  ],
  [feed({ error: 'network: The host: gone.' }), 'The host: gone. Newswire keeps trying.'],
])('DESK5 the health of %j is said in plain words', (shown, text) => {
  expect(healthText(shown)).toBe(text);
});
