import { useState } from 'preact/hooks';
import type { ListedPublisher } from '../../../shared/contract/publisher-shapes.ts';
import { publisherPath } from '../../../shared/domain/publisher.ts';
import { change } from '../actions/change.ts';
import { adminTexts } from '../admin-texts.ts';
import { addPublisher, changePublisher, removePublisher } from '../net/admin-api.ts';
import { listed } from '../state/lists.ts';
import { ActForm } from './act-form.tsx';
import { Adder } from './adder.tsx';
import { Field } from './field.tsx';
import { ListPart } from './list-part.tsx';
import { Row } from './row.tsx';

/** The publishers, with a form that adds one. */
export function PublishersPart() {
  const add = ({ name = '', url }: Record<string, string>): Promise<boolean> =>
    change(() => addPublisher({ name, ...(url !== undefined && { url }) }), adminTexts.saved(name));
  return (
    <ListPart
      name={adminTexts.parts.publishers}
      testid="publishers"
      items={listed('publishers')}
      keyOf={({ id }) => id}
      draw={(publisher) => <PublisherRow publisher={publisher} />}
    >
      <Adder text={adminTexts.addPublisher}>
        <ActForm button={adminTexts.add} act={add}>
          <Field label={adminTexts.publisherName} name="name" required maxLength={200} />
          <Field label={adminTexts.site} name="url" type="url" maxLength={2048} />
        </ActForm>
      </Adder>
    </ListPart>
  );
}

function PublisherRow({ publisher }: { publisher: ListedPublisher }) {
  const { id, name, url, disabledAt, flashNeedsTwo, stories, moreStories, keys, feeds } = publisher;
  const isOn = disabledAt === null;
  const counted = moreStories ? adminTexts.manyStories(stories) : adminTexts.stories(stories);
  return (
    <Row
      title={<a href={publisherPath({ id })}>{name}</a>}
      facts={[
        ...[counted, adminTexts.keyCount(keys), adminTexts.feedCount(feeds), url],
        flashNeedsTwo && adminTexts.flashMark,
      ]}
      error={isOn ? undefined : adminTexts.disabledMark}
      acts={[
        { text: adminTexts.rename, form: (close) => <RenameForm {...{ publisher, close }} /> },
        {
          text: isOn ? adminTexts.disable : adminTexts.enable,
          run: () => void change(() => changePublisher(id, { enabled: !isOn }), adminTexts.saved(name)),
        },
        { text: adminTexts.flashRule, form: (close) => <FlashRuleForm {...{ publisher, close }} /> },
        { text: adminTexts.remove, form: (close) => <RemovalForm {...{ publisher, close }} /> },
      ]}
    />
  );
}

interface FormProps {
  publisher: ListedPublisher;
  close: () => void;
}

function RenameForm({ publisher: { id, name: before }, close }: FormProps) {
  const rename = ({ name = '' }: Record<string, string>): Promise<boolean> =>
    change(() => changePublisher(id, { name }), adminTexts.saved(name));
  return (
    <ActForm button={adminTexts.save} act={rename} close={close}>
      <Field label={adminTexts.publisherName} name="name" required maxLength={200} defaultValue={before} />
    </ActForm>
  );
}

function FlashRuleForm({ publisher: { id, name, flashNeedsTwo }, close }: FormProps) {
  const turn = (): Promise<boolean> =>
    change(() => changePublisher(id, { flashNeedsTwo: !flashNeedsTwo }), adminTexts.saved(name));
  return (
    <ActForm button={flashNeedsTwo ? adminTexts.flashOff : adminTexts.flashOn} act={turn} close={close}>
      <p>{adminTexts.flashNote(name)}</p>
    </ActForm>
  );
}

function RemovalForm({ publisher: { id, name }, close }: FormProps) {
  const [stories, setStories] = useState<'keep' | 'takedown'>('keep');
  const remove = ({ reason }: Record<string, string>): Promise<boolean> =>
    change(() => removePublisher(id, stories, reason), adminTexts.removed(name));
  return (
    <ActForm button={adminTexts.remove} isGrave act={remove} close={close}>
      <p>
        <strong>{adminTexts.removeTitle(name)}</strong> {adminTexts.removeNote}
      </p>
      <fieldset class="choices">
        <legend>{adminTexts.whatOfStories}</legend>
        {(['keep', 'takedown'] as const).map((choice) => (
          <label key={choice}>
            <input type="radio" name="stories" checked={stories === choice} onChange={() => setStories(choice)} />{' '}
            {choice === 'keep' ? adminTexts.keepStories : adminTexts.takeStories}
          </label>
        ))}
      </fieldset>
      {stories === 'takedown' && <Field label={adminTexts.publicReason} name="reason" required maxLength={500} />}
    </ActForm>
  );
}
