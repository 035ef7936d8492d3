import type { TopicRuling } from '../../../shared/contract/trending-shapes.ts';
import { rulingTexts } from '../../ruling-texts.ts';
import { ActForm } from './act-form.tsx';
import { Disclosure } from './disclosure.tsx';

/** A ruling about a topic, with a button to undo it. */
export function RulingItem({ ruling: { slug, label, act, into, by, reason } }: { ruling: TopicRuling }) {
  return (
    <li class="ruling" data-testid="topic-ruling">
      <p>
        <strong>{label}</strong> <span class="count">{rulingTexts.acts[act](into?.label ?? '')}</span>
      </p>
      <p class="moderation-where">
        <bdi>{by.name}</bdi>: <q dir="auto">{reason}</q>
      </p>
      <Disclosure label={rulingTexts.undo} testId="undo-ruling">
        {(close) => (
          <ActForm choices={[{ label: rulingTexts.undo, act: { what: 'undo-ruling', id: slug } }]} done={close} />
        )}
      </Disclosure>
    </li>
  );
}
