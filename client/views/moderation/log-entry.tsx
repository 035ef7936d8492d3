import { useState } from 'preact/hooks';
import { storyPath } from '../../../shared/domain/story-address.ts';
import { moderationTexts } from '../../moderation-texts.ts';
import type { ModerationAct } from '../../net/moderation-api.ts';
import type { Desk } from '../../state/moderation.ts';
import { BylineTime } from '../story-time.tsx';
import { ActForm } from './act-form.tsx';

type Entry = Desk['log'][number];

const UNDO: Record<keyof typeof moderationTexts.undo, ModerationAct['what']> = {
  'comment.hidden': 'restore',
  'commenter.blocked': 'unblock',
  'discussion.closed': 'open',
  'storyline.split': 'rejoin',
};

/** Who did what, when and why; what can be taken back, can be taken back here. */
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
  const [isOpen, setOpen] = useState(false);
  if (!(action in UNDO)) return null;
  const name = action as keyof typeof UNDO;
  const label = moderationTexts.undo[name];
  return (
    <>
      <button
        type="button"
        class="link-button"
        data-testid={`undo-${UNDO[name]}`}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? moderationTexts.cancel : label}
      </button>
      {isOpen && (
        <ActForm
          choices={[{ label, act: { what: UNDO[name], id: subject.id, storyline: details.into } as ModerationAct }]}
          done={() => setOpen(false)}
        />
      )}
    </>
  );
}
