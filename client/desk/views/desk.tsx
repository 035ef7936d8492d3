import { siteName } from '../../site-name.ts';
import { DisplayButton } from '../../views/display-button.tsx';
import { deskTexts } from '../desk-texts.ts';
import { keepForm } from '../drafts/open-draft.ts';
import { goTo, PARTS, type Part, place } from '../place.ts';
import { isResuming, mayPublish, session, signOut } from '../session.ts';
import { useLoaded } from '../use-loaded.ts';
import { Drafts } from './drafts.tsx';
import { FeedList } from './feed-list.tsx';
import { LoadFailed } from './load-failed.tsx';
import { SignIn } from './sign-in.tsx';
import { Submissions } from './submissions.tsx';
import { Writing } from './writing.tsx';

const liveDesk = () => import('../live/load-live-desk.ts').then((chunk) => chunk.loadLiveDesk());

/** The parts hidden from those who may only write. */
const FOR_PUBLISHING: readonly Part[] = ['live', 'feeds'];

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
          {siteName()}
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
        <strong dir="auto">{session.value?.isPerson ? `${own.person} · ${publisher.name}` : publisher.name}</strong>
        <span class="desk-figures" data-testid="figures">
          {[
            deskTexts.figures.stories(figures.stories),
            deskTexts.figures.readers(figures.readers),
            deskTexts.figures.comments(figures.comments),
          ].join(' · ')}
        </span>
      </p>
      {session.value?.isPerson && <a href="/admin#you">{deskTexts.yourPasskeys}</a>}
      <button type="button" class="button-small" onClick={leave}>
        {deskTexts.signOut}
      </button>
    </div>
  );
}

function leave(): void {
  keepForm();
  signOut();
}

function Parts() {
  const parts = PARTS.filter((name) => mayPublish() || !FOR_PUBLISHING.includes(name));
  const open = parts.includes(place.value.part) ? place.value.part : 'write';
  return (
    <>
      <nav class="desk-parts" aria-label={deskTexts.partsLabel}>
        {parts.map((name) => (
          <button
            type="button"
            key={name}
            class="desk-part"
            aria-current={open === name ? 'page' : undefined}
            onClick={() => goTo(name)}
          >
            {deskTexts.parts[name]}
          </button>
        ))}
      </nav>
      <main id="main" class="desk-main" tabIndex={-1}>
        {open === 'write' && <Writing />}
        {open === 'drafts' && <Drafts write={() => goTo('write')} />}
        {open === 'live' && <LivePart />}
        {open === 'submissions' && <Submissions write={() => goTo('write')} />}
        {open === 'feeds' && <FeedList />}
      </main>
    </>
  );
}

/** Its code is loaded when somebody opens it. */
function LivePart() {
  const { value, failed, reload } = useLoaded(async () => ({ View: await liveDesk() }), []);
  if (value) return <value.View />;
  if (!failed) return <p class="desk-quiet">{deskTexts.loading}</p>;
  return <LoadFailed reload={reload} />;
}
