import type { Feed } from '../../../shared/contract/http-shapes.ts';
import { exactTimeText } from '../../views/time-text.ts';
import { change } from '../actions/change.ts';
import { adminTexts } from '../admin-texts.ts';
import { addFeed, fetchFeed, removeFeed, switchFeed } from '../net/admin-api.ts';
import { listed } from '../state/lists.ts';
import { ActForm } from './act-form.tsx';
import { Adder } from './adder.tsx';
import { Field } from './field.tsx';
import { ListPart } from './list-part.tsx';
import { Row } from './row.tsx';

/** The feeds with their health, and a form that adds one. */
export function FeedsPart() {
  const add = ({ url = '', publisher }: Record<string, string>): Promise<boolean> =>
    change(() => addFeed({ url, ...(publisher !== undefined && { publisher }) }), adminTexts.saved(url));
  return (
    <ListPart
      name={adminTexts.parts.feeds}
      testid="feeds"
      items={listed('feeds')}
      keyOf={({ id }) => id}
      draw={(feed) => <FeedRow feed={feed} />}
    >
      <Adder text={adminTexts.addFeed}>
        <ActForm button={adminTexts.add} act={add}>
          <Field label={adminTexts.feedAddress} name="url" type="url" required maxLength={2048} />
          <Field label={adminTexts.feedPublisher} name="publisher" maxLength={200} />
        </ActForm>
      </Adder>
    </ListPart>
  );
}

function FeedRow({ feed }: { feed: Feed }) {
  const { id, url, title, publisher, status, stories, lastFetchAt, nextFetchAt, error } = feed;
  const name = title ?? url;
  const isOn = status === 'ok' || status === 'error';
  return (
    <Row
      title={name}
      facts={[
        ...[adminTexts.feedStates[status], publisher?.name, adminTexts.stories(stories)],
        lastFetchAt !== null && adminTexts.fetchedOn(exactTimeText(Date.parse(lastFetchAt))),
        nextFetchAt !== null && adminTexts.nextOn(exactTimeText(Date.parse(nextFetchAt))),
        title !== null && url,
      ]}
      error={error}
      acts={[
        { text: adminTexts.fetchNow, run: () => void change(() => fetchFeed(id), adminTexts.saved(name)) },
        {
          text: isOn ? adminTexts.pause : adminTexts.resume,
          run: () => void change(() => switchFeed(id, !isOn), adminTexts.saved(name)),
        },
        { text: adminTexts.remove, form: (close) => <RemovalForm {...{ id, name, close }} /> },
      ]}
    >
      <FeedSettings feed={feed} />
    </Row>
  );
}

/** What was set for this feed, by the names of the API. */
function FeedSettings({ feed: { section, topics, intervalSeconds, options } }: { feed: Feed }) {
  const set = Object.entries({ section, topics, intervalSeconds, ...options });
  const shown = set.filter(([, value]) => value !== null && value !== undefined && String(value) !== '');
  if (shown.length === 0) return null;
  return (
    <details class="settings-of">
      <summary>{adminTexts.settings}</summary>
      <dl>
        {shown.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function RemovalForm({ id, name, close }: { id: string; name: string; close: () => void }) {
  return (
    <ActForm
      button={adminTexts.remove}
      isGrave
      act={() => change(() => removeFeed(id), adminTexts.removed(name))}
      close={close}
    >
      <p>
        <strong>{adminTexts.removeTitle(name)}</strong> {adminTexts.feedStays}
      </p>
    </ActForm>
  );
}
