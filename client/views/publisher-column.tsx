import { openPublisher } from '../actions/open-publisher.ts';
import { publisherTexts } from '../publisher-texts.ts';
import { boardRoute } from '../state/entry.ts';
import { openLists } from '../state/open-lists.ts';
import { openedPublisher } from '../state/publisher-profile.ts';
import { texts } from '../texts.ts';
import { ColumnView } from './column-view.tsx';
import { Missing } from './missing-page.tsx';
import { PublisherAbout } from './publisher-about.tsx';
import { PublisherHead } from './publisher-head.tsx';

/** A publisher's page: who it is, and its stories as one live column. */
export function PublisherColumn() {
  const route = boardRoute.value;
  const open = openedPublisher.value;
  if (route?.name !== 'publisher' || open?.id !== route.id) return null;
  if (open.status === 'missing') return <Missing />;
  const list = openLists.value.find(({ column }) => column.id === route.column.id);
  if (!open.profile || !list) return open.status === 'failed' ? <Failed id={open.id} /> : null;
  return (
    <ColumnView
      key={list.column.id}
      list={list}
      column={list.column}
      isOwn={false}
      head={<PublisherHead list={list} profile={open.profile} />}
      lead={<PublisherAbout profile={open.profile} />}
    />
  );
}

function Failed({ id }: { id: string }) {
  return (
    <div class="notice" role="alert">
      <p>{publisherTexts.failed}</p>
      <button type="button" class="button" onClick={() => void openPublisher(id)}>
        {texts.retry}
      </button>
    </div>
  );
}
