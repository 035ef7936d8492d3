import { useState } from 'preact/hooks';
import type { RulingAct } from '../../../shared/contract/topic-ruling-schema.ts';
import type { TopicCandidate, TopicRuling } from '../../../shared/contract/trending-shapes.ts';
import { exactTimeText } from '../../views/time-text.ts';
import { change } from '../actions/change.ts';
import { adminTexts } from '../admin-texts.ts';
import { ruleTopic, undoRuling } from '../net/admin-api.ts';
import { listed } from '../state/lists.ts';
import { ActForm } from './act-form.tsx';
import { Adder } from './adder.tsx';
import { Field } from './field.tsx';
import { ListPart } from './list-part.tsx';
import { Row } from './row.tsx';

const REASON_MAX = 500;

/** What was ruled about topics, and words that could become some. */
export function TopicsPart() {
  return (
    <>
      <ListPart
        name={adminTexts.rulings}
        testid="rulings"
        items={listed('rulings')}
        keyOf={({ slug }) => slug}
        draw={(ruling) => <RulingRow ruling={ruling} />}
      >
        <Adder text={adminTexts.addRuling}>
          <RulingForm />
        </Adder>
      </ListPart>
      <ListPart
        name={adminTexts.candidates}
        testid="candidates"
        items={listed('candidates')}
        keyOf={({ slug }) => slug}
        draw={(candidate) => <CandidateRow candidate={candidate} />}
      />
    </>
  );
}

function RulingForm() {
  const [act, setAct] = useState<'hold' | 'merge'>('hold');
  const rule = ({ topic = '', into, reason = '' }: Record<string, string>): Promise<boolean> =>
    change(() => ruleTopic(topic, { act, reason, ...(into !== undefined && { into }) }), adminTexts.saved(topic));
  return (
    <ActForm button={adminTexts.add} act={rule}>
      <Field label={adminTexts.topic} name="topic" required maxLength={80} />
      <fieldset class="choices">
        <legend>{adminTexts.act}</legend>
        {(['hold', 'merge'] as const).map((choice) => (
          <label key={choice}>
            <input type="radio" name="act" checked={act === choice} onChange={() => setAct(choice)} />{' '}
            {adminTexts.acts[choice]}
          </label>
        ))}
      </fieldset>
      {act === 'merge' && <Field label={adminTexts.into} name="into" required maxLength={80} />}
      <Field label={adminTexts.reason} name="reason" required maxLength={REASON_MAX} />
    </ActForm>
  );
}

function RulingRow({ ruling: { slug, label, act, into, reason, at, by } }: { ruling: TopicRuling }) {
  const undo = (fields: Record<string, string>): Promise<boolean> =>
    change(() => undoRuling(slug, fields.reason ?? ''), adminTexts.removed(label));
  return (
    <Row
      title={into === null ? label : `${label} → ${into.label}`}
      facts={[adminTexts.acts[act], reason, by.name, exactTimeText(Date.parse(at))]}
      acts={[
        { text: adminTexts.undo, form: (close) => <ReasonForm {...{ button: adminTexts.undo, act: undo, close }} /> },
      ]}
    />
  );
}

function CandidateRow({ candidate: { slug, label, stories, publishers, headlines } }: { candidate: TopicCandidate }) {
  const text = adminTexts.acts.admit;
  const admitting = { act: 'admit' satisfies RulingAct } as const;
  const admit = (fields: Record<string, string>): Promise<boolean> =>
    change(() => ruleTopic(slug, { ...admitting, reason: fields.reason ?? '' }), adminTexts.saved(label));
  return (
    <Row
      title={label}
      facts={[adminTexts.stories(stories), adminTexts.publisherCount(publishers), headlines[0]]}
      acts={[{ text, form: (close) => <ReasonForm {...{ button: text, act: admit, close }} /> }]}
    />
  );
}

interface ReasonProps {
  button: string;
  act: (fields: Record<string, string>) => Promise<boolean>;
  close: () => void;
}

function ReasonForm({ button, act, close }: ReasonProps) {
  return (
    <ActForm button={button} act={act} close={close}>
      <Field label={adminTexts.reason} name="reason" required maxLength={REASON_MAX} />
    </ActForm>
  );
}
