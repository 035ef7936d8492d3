import { storyPath } from '../../../shared/domain/story-address.ts';
import { moderationTexts } from '../../moderation-texts.ts';
import type { ModerationAct } from '../../net/moderation-api.ts';
import type { ModerationData } from '../../state/moderation.ts';
import { BylineTime } from '../story-time.tsx';
import { ActForm } from './act-form.tsx';
import { Disclosure } from './disclosure.tsx';

type Entry = ModerationData['log'][number];

const UNDO: Record<keyof typeof moderationTexts.undo, ModerationAct['what']> = {
  'comment.hidden': 'restore',
  'commenter.blocked': 'unblock',
  'discussion.closed': 'open',
  'storyline.split': 'rejoin',
  'topic.held': 'undo-ruling',
  'topic.merged': 'undo-ruling',
  'topic.admitted': 'undo-ruling',
};

/** A log entry: who did what, when and why, with a button to undo it where possible. */
export function LogEntry({ entry }: { entry: Entry }) {
  const { acts } = moderationTexts;
  const what = entry.action in acts ? acts[entry.action as keyof typeof acts] : entry.action;
  return (
    <li class="log-entry" data-testid="log-entry">
      <p>
        <strong dir="auto">{entry.by.name}</strong> {what}
      </p>
      <Subject entry={entry} />
      {entry.reason !== null && (
        <p>
          <q dir="auto">{entry.reason}</q>
        </p>
      )}
      <p class="count">
        <BylineTime at={entry.at} />
      </p>
      <Undo entry={entry} />
    </li>
  );
}

function Subject({ entry: { subject, details } }: { entry: Entry }) {
  const text = [details.text, details.headline, details.name].find((part) => typeof part === 'string');
  const storyId = subject.type === 'story' ? subject.id : details.storyId;
  return (
    <>
      {typeof text === 'string' && (
        <p class="log-subject" dir="auto">
          {text}
        </p>
      )}
      {typeof storyId === 'string' && (
        <p>
          {moderationTexts.onStory} <a href={storyPath({ id: storyId, headline: '' })}>{moderationTexts.theStory}</a>
        </p>
      )}
    </>
  );
}

function Undo({ entry: { action, subject, details } }: { entry: Entry }) {
  if (!(action in UNDO)) return null;
  const name = action as keyof typeof UNDO;
  const label = moderationTexts.undo[name];
  // A topic is addressed by its slug.
  const act = { what: UNDO[name], id: details.slug ?? subject.id, storyline: details.into } as ModerationAct;
  return (
    <Disclosure label={label} testId={`undo-${UNDO[name]}`}>
      {(close) => <ActForm choices={[{ label, act }]} done={close} />}
    </Disclosure>
  );
}
