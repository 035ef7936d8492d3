import type { ComponentType } from 'preact';
import { siteName } from '../../site-name.ts';
import { DisplayButton } from '../../views/display-button.tsx';
import { adminTexts } from '../admin-texts.ts';
import { listed } from '../state/lists.ts';
import { outcome, type Part, part } from '../state/part.ts';
import { AuditPart } from './audit-part.tsx';
import { FeedsPart } from './feeds-part.tsx';
import { KeysPart } from './keys-part.tsx';
import { PartNav } from './part-nav.tsx';
import { PeoplePart } from './people-part.tsx';
import { PublishersPart } from './publishers-part.tsx';
import { SectionsPart } from './sections-part.tsx';
import { SitePart } from './site-part.tsx';
import { TakedownPart } from './takedown-part.tsx';
import { TopicsPart } from './topics-part.tsx';
import { YouPart } from './you-part.tsx';

const VIEWS: Record<Part, ComponentType> = {
  publishers: PublishersPart,
  keys: KeysPart,
  people: PeoplePart,
  feeds: FeedsPart,
  topics: TopicsPart,
  takedown: TakedownPart,
  sections: SectionsPart,
  site: SitePart,
  audit: AuditPart,
  you: YouPart,
};

/** The administration: one part at a time. */
export function AdminPage() {
  const View = listed('own') && VIEWS[part.value];
  return (
    <>
      <header class="ops-bar">
        <h1>{adminTexts.name(siteName())}</h1>
        <nav>
          <DisplayButton />
          <OtherPages />
          <form method="post" action="/admin/session/end">
            <button class="link-button" type="submit">
              {adminTexts.signOut}
            </button>
          </form>
        </nav>
      </header>
      <PartNav />
      <main class="admin">
        <p id="outcome" class="outcome" role="status" tabIndex={-1} data-testid="outcome">
          {outcome.value}
        </p>
        {View && <View />}
      </main>
    </>
  );
}

/** Links to the other pages that the signed-in person may open. */
function OtherPages() {
  const own = listed('own');
  if (!own) return null;
  const { person, scopes } = own;
  return (
    <>
      {person && scopes.includes('moderate') && <a href="/moderate">{adminTexts.people.moderation}</a>}
      {person?.publisher && <a href="/desk">{adminTexts.people.desk}</a>}
      {scopes.includes('admin') && <a href="/ops">{adminTexts.ops}</a>}
    </>
  );
}
