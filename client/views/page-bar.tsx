import type { TargetedMouseEvent } from 'preact';
import { goBack } from '../actions/navigate.ts';
import { siteName } from '../site-name.ts';
import { waitingInAll } from '../state/open-lists.ts';
import { texts } from '../texts.ts';
import { ConnectionMark } from './connection-mark.tsx';

/** The top bar of pages without columns: back link, name and connection state. */
export function PageBar() {
  return (
    <header class="bar">
      <div class="bar-inside">
        <a class="back" href="/" onClick={back}>
          <span class="arrow" aria-hidden="true">
            ←
          </span>{' '}
          {texts.back}
          {waitingInAll.value > 0 && <span class="back-count">{texts.newStories(waitingInAll.value, false)}</span>}
        </a>
        <a class="bar-name" href="/">
          {siteName()}
        </a>
        <ConnectionMark />
      </div>
    </header>
  );
}

function back(event: TargetedMouseEvent<HTMLAnchorElement>): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  goBack();
}
