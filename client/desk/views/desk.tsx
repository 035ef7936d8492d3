import { signal } from '@preact/signals';
import { DisplayButton } from '../../views/display-button.tsx';
import { deskTexts } from '../desk-texts.ts';
import { isResuming, session, signOut } from '../session.ts';
import { FeedList } from './feed-list.tsx';
import { SignIn } from './sign-in.tsx';
import { Submissions } from './submissions.tsx';
import { Writing } from './writing.tsx';

const PARTS = ['write', 'submissions', 'feeds'] as const;
type Part = (typeof PARTS)[number];
const part = signal<Part>('write');

/** Shows a part of the desk. */
function show(next: Part): void {
  part.value = next;
}

/** The publishers' desk. */
export function Desk() {
  const here = session.value;
  return (
    <>
      <a class="skip" href="#main">
        {deskTexts.skip}
      </a>
      <header class="desk-bar">
        <a class="desk-name" href="/">
          {deskTexts.name}
        </a>
        <p class="desk-title">{deskTexts.title}</p>
        {here && <Who />}
        <DisplayButton />
      </header>
      {here ? <Parts /> : !isResuming.value && <SignIn />}
    </>
  );
}

function Who() {
  const own = session.value?.own;
  if (!own) return null;
  const { figures, publisher } = own;
  return (
    <div class="desk-who">
      <p>
        <strong dir="auto">{publisher.name}</strong>
        <span class="desk-figures" data-testid="figures">
          {[
            deskTexts.figures.stories(figures.stories),
            deskTexts.figures.readers(figures.readers),
            deskTexts.figures.comments(figures.comments),
          ].join(' · ')}
        </span>
      </p>
      <button type="button" class="button-small" onClick={signOut}>
        {deskTexts.signOut}
      </button>
    </div>
  );
}

function Parts() {
  const open = part.value;
  return (
    <>
      <nav class="desk-parts" aria-label={deskTexts.partsLabel}>
        {PARTS.map((name) => (
          <button
            type="button"
            key={name}
            class="desk-part"
            aria-current={open === name ? 'page' : undefined}
            onClick={() => show(name)}
          >
            {deskTexts.parts[name]}
          </button>
        ))}
      </nav>
      <main id="main" class="desk-main" tabIndex={-1}>
        {open === 'write' && <Writing />}
        {open === 'submissions' && <Submissions write={() => show('write')} />}
        {open === 'feeds' && <FeedList />}
      </main>
    </>
  );
}
