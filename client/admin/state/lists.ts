import { type Signal, signal } from '@preact/signals';
import type { AuditEntry } from '../../../shared/contract/audit-schema.ts';
import type { Feed } from '../../../shared/contract/http-shapes.ts';
import type { ApiKey, ApiKeyMade } from '../../../shared/contract/key-shapes.ts';
import type { Invitation, OwnPerson, Person } from '../../../shared/contract/person-shapes.ts';
import type { ListedPublisher } from '../../../shared/contract/publisher-shapes.ts';
import type { SiteSettings } from '../../../shared/contract/site-schema.ts';
import type { TakedownPlace, TakedownPlan } from '../../../shared/contract/takedown-schema.ts';
import type { TopicCandidate, TopicRuling } from '../../../shared/contract/trending-shapes.ts';
import type { SiteSection } from '../../../shared/domain/section.ts';

/** What a takedown would remove: of a story or of a live coverage. */
export interface ShownPlan {
  kind: 'story' | 'coverage';
  id: string;
  title: string;
  publisher: { id: string; name: string };
  /** How many there are at each place. */
  found: [place: TakedownPlace, count: number][];
  copies: TakedownPlan['copies'];
}

/** What the server lists; undefined until it is loaded. */
interface Lists {
  publishers: readonly ListedPublisher[] | undefined;
  keys: readonly ApiKey[] | undefined;
  people: readonly Person[] | undefined;
  /** The invitation that was just made, and for whom. */
  invited: { name: string; invitation: Invitation } | undefined;
  /** Who has signed in. */
  own: OwnPerson | undefined;
  feeds: readonly Feed[] | undefined;
  rulings: readonly TopicRuling[] | undefined;
  candidates: readonly TopicCandidate[] | undefined;
  audit: { entries: readonly AuditEntry[]; next: string | null } | undefined;
  /** The key that was just made. */
  made: ApiKeyMade | undefined;
  plan: ShownPlan | undefined;
  sections: readonly SiteSection[] | undefined;
  site: SiteSettings | undefined;
}

const lists: { [Name in keyof Lists]: Signal<Lists[Name]> } = {
  publishers: signal(undefined),
  keys: signal(undefined),
  people: signal(undefined),
  invited: signal(undefined),
  own: signal(undefined),
  feeds: signal(undefined),
  rulings: signal(undefined),
  candidates: signal(undefined),
  audit: signal(undefined),
  made: signal(undefined),
  plan: signal(undefined),
  sections: signal(undefined),
  site: signal(undefined),
};

/** What is listed under this name now. */
export function listed<Name extends keyof Lists>(name: Name): Lists[Name] {
  return lists[name].value;
}

/** Shows what the server has answered. */
export function show<Name extends keyof Lists>(name: Name, value: Lists[Name]): void {
  lists[name].value = value;
}
