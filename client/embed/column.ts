import { embedTexts } from '../embed-texts.ts';
import { element } from './element.ts';
import style from './embed.css?inline';
import type { Stories } from './merge-stories.ts';
import { openRows } from './rows.ts';
import { tellTime } from './story-row.ts';

const TIMES_MS = 30_000;

interface Column {
  host: HTMLElement;
  show(stories: Stories): void;
  setLive(isLive: boolean): void;
  /** Says this in the place of stories. */
  say(text: string): void;
}

/** A column in a shadow root of its own, which the styles of the page around it do not reach. */
export function openColumn({ title, base, limit }: { title: string; base: string; limit: number }): Column {
  const host = element('newswire-column' as 'div', '', '');
  const root = host.attachShadow({ mode: 'open' });
  // Not a style element: a page with a strict policy would refuse it.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];

  const section = element('section', '', '');
  section.ariaLabel = embedTexts.column(title);
  const head = element('header', '', '');
  const state = element('p', 'state', embedTexts.connecting);
  state.role = 'status';
  const more = element('button', 'more', '');
  Object.assign(more, { type: 'button', hidden: true });
  // Beside the title, where its coming and going moves nothing that somebody reads.
  const aside = element('div', 'aside', '');
  aside.append(state, more);
  head.append(element('h2', '', title), aside);
  const notice = element('p', 'notice', '');
  notice.hidden = true;
  const list = element('ol', '', '');
  // What scrolls can be reached by keyboard.
  list.tabIndex = 0;
  list.ariaLabel = title;
  // Without markers, some screen readers take a list for none.
  list.role = 'list';
  const foot = element('a', 'foot', embedTexts.all);
  Object.assign(foot, { href: base, target: '_blank', rel: 'noopener' });
  section.append(head, notice, list, foot);
  root.append(section);

  const say = (text: string): void => {
    notice.textContent = text;
    notice.hidden = text === '';
    list.hidden = text !== '';
  };
  const rows = openRows({ list, base });
  let stories: Stories = [];
  /** The newest story on the page while somebody reads: what is newer waits. */
  let upTo = 0;
  const isRead = (): boolean => list.scrollTop > 0 || section.matches(':hover') || list.matches(':focus-within');

  function draw(): void {
    if (upTo === 0 || !isRead()) upTo = stories[0]?.seq ?? 0;
    const waiting = stories.filter(({ seq }) => seq > upTo).length;
    more.hidden = waiting === 0;
    more.textContent = embedTexts.waiting(waiting);
    rows.draw(stories.filter(({ seq }) => seq <= upTo).slice(0, limit));
    say(stories.length === 0 ? embedTexts.none : '');
  }

  more.addEventListener('click', () => {
    // Who came by keyboard must not lose their place with the button; anyone else is no longer reading the list.
    const isByKeyboard = more.matches(':focus-visible');
    list.scrollTop = 0;
    upTo = 0;
    draw();
    if (isByKeyboard) list.focus();
  });
  section.addEventListener('pointerleave', () => setTimeout(draw));
  for (const event of ['focusout', 'scrollend']) list.addEventListener(event, () => setTimeout(draw));
  const ticking = setInterval(() => {
    if (!host.isConnected) clearInterval(ticking);
    for (const time of list.querySelectorAll('time')) tellTime(time, Date.now());
  }, TIMES_MS);

  return {
    host,
    show(next) {
      stories = next;
      draw();
    },
    setLive(isLive) {
      const text = isLive ? embedTexts.live : embedTexts.connecting;
      if (state.textContent !== text) state.textContent = text;
      state.classList.toggle('is-live', isLive);
    },
    say(text) {
      state.hidden = true;
      say(text);
    },
  };
}
