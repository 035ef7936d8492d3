import type { ComponentType } from 'preact';
import { siteName } from '../../site-name.ts';
import { DisplayButton } from '../../views/display-button.tsx';
import { adminTexts } from '../admin-texts.ts';
import { outcome, type Part, part } from '../state/part.ts';
import { AuditPart } from './audit-part.tsx';
import { FeedsPart } from './feeds-part.tsx';
import { KeysPart } from './keys-part.tsx';
import { PartNav } from './part-nav.tsx';
import { PublishersPart } from './publishers-part.tsx';
import { SitePart } from './site-part.tsx';
import { TakedownPart } from './takedown-part.tsx';
import { TopicsPart } from './topics-part.tsx';

const VIEWS: Record<Part, ComponentType> = {
  publishers: PublishersPart,
  keys: KeysPart,
  feeds: FeedsPart,
  topics: TopicsPart,
  takedown: TakedownPart,
  site: SitePart,
  audit: AuditPart,
};

/** The administration: one part at a time. */
export function AdminPage() {
  const View = VIEWS[part.value];
  return (
    <>
      <header class="ops-bar">
        <h1>{adminTexts.name(siteName())}</h1>
        <nav>
          <DisplayButton />
          <a href="/ops">{adminTexts.ops}</a>
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
        <View />
      </main>
    </>
  );
}
