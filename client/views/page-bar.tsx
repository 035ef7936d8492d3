import type { TargetedMouseEvent } from 'preact';
import { goBack } from '../actions/navigate.ts';
import { listAddress } from '../state/address.ts';
import { listTopics, waitingCount } from '../state/list.ts';
import { texts } from '../texts.ts';
import { ConnectionMark } from './connection-mark.tsx';

/** The bar above a page that is not the list: the way back, the name, and the connection. */
export function PageBar() {
  return (
    <header class="bar">
      <div class="bar-inside">
        <a class="back" href={listAddress(listTopics.value)} onClick={back}>
          <span aria-hidden="true">← </span>
          {texts.back}
          {waitingCount.value > 0 && <span class="back-count">{texts.newStories(waitingCount.value, false)}</span>}
        </a>
        <a class="bar-name" href="/">
          {texts.name}
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
