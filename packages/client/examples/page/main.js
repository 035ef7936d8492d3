// Shows headlines as they come; build it with any bundler, such as `npx vite`. The server's address is in the query:
// ?server=https://news.example
import { follow, toConnection } from 'newswire-client';

const server = new URLSearchParams(location.search).get('server') ?? location.origin;
const list = document.getElementById('headlines');
const state = document.getElementById('state');

const events = follow(toConnection({ url: server }), {
  onUp: () => {
    state.textContent = 'Live';
  },
  onDown: () => {
    state.textContent = 'Connecting…';
  },
});
for await (const { event } of events) {
  if (event.type !== 'story.published') continue;
  const item = document.createElement('li');
  item.textContent = event.story.headline;
  list.prepend(item);
}
