import { directionOf } from '../../shared/domain/languages.ts';
import { embedLanguage, embedTexts } from '../embed-texts.ts';
import { element } from './element.ts';
import style from './embed.css?inline';
import type { Stories } from './merge-stories.ts';
import { openRows } from './rows.ts';
import { SITE_NAME } from './site-name.ts';
import { tellTime } from './story-row.ts';

const TIMES_MS = 30_000;

interface Column {
  host: HTMLElement;
  show(stories: Stories): void;
  setLive(isLive: boolean): void;
  /** Shows a text instead of stories. */
  say(text: string): void;
}

/** Creates a column in its own shadow root, out of reach of the host page's styles. */
export function openColumn({ title, base, limit }: { title: string; base: string; limit: number }): Column {
  const { host, section, state, more, notice, list } = buildColumn(title, base);
  const say = (text: string): void => {
    notice.textContent = text;
    notice.hidden = text === '';
    list.hidden = text !== '';
  };
  const rows = openRows({ list, base });
  let stories: Stories = [];
  /** The newest story shown while somebody is reading; newer ones wait. */
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
    // Keyboard users need the focus moved, since the button disappears; anyone else is no longer in the list.
    const isByKeyboard = more.matches(':focus-visible');
    list.scrollTop = 0;
    upTo = 0;
    draw();
    if (isByKeyboard) list.focus();
  });
  section.addEventListener('pointerleave', () => setTimeout(draw));
  for (const event of ['focusout', 'scrollend']) list.addEventListener(event, () => setTimeout(draw));
  keepTimes(host, list);

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

/** Builds the empty column. */
function buildColumn(title: string, base: string) {
  const host = element('newswire-column' as 'div', '', '');
  const root = host.attachShadow({ mode: 'open' });
  // A constructed style sheet, because strict policies forbid style elements.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];
  const section = element('section', '', '');
  section.lang = embedLanguage;
  section.dir = directionOf(embedLanguage);
  section.ariaLabel = embedTexts.column(title, SITE_NAME);
  const head = element('header', '', '');
  const state = element('p', 'state', embedTexts.connecting);
  state.role = 'status';
  const more = element('button', 'more', '');
  Object.assign(more, { type: 'button', hidden: true });
  // Beside the title, so that it appears and disappears without moving anything.
  const aside = element('div', 'aside', '');
  aside.append(state, more);
  head.append(element('h2', '', title), aside);
  const notice = element('p', 'notice', '');
  notice.hidden = true;
  const list = element('ol', '', '');
  // Makes the scrollable list reachable by keyboard.
  list.tabIndex = 0;
  list.ariaLabel = title;
  // Some screen readers ignore lists without markers.
  list.role = 'list';
  const foot = element('a', 'foot', embedTexts.all(SITE_NAME));
  Object.assign(foot, { href: base, target: '_blank', rel: 'noopener' });
  section.append(head, notice, list, foot);
  root.append(section);
  return { host, section, state, more, notice, list };
}

/** Updates relative times while the column is in its page. */
function keepTimes(host: HTMLElement, list: HTMLElement): void {
  const ticking = setInterval(() => {
    if (!host.isConnected) clearInterval(ticking);
    for (const time of list.querySelectorAll('time')) tellTime(time, Date.now());
  }, TIMES_MS);
}
