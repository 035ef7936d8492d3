import type { IntakeWarning } from '../../../shared/contract/http-shapes.ts';
import { parseOr } from '../../../shared/contract/parse.ts';
import { cutText } from '../../../shared/domain/cut-text.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import type { Priority } from '../../../shared/domain/story.ts';
import { chooseMedia } from './choose-media.ts';
import { chooseBody, chooseHeadline, chooseSummary } from './choose-texts.ts';
import { chooseByline, chooseSubjects, chooseTopics } from './choose-topics.ts';
import { fieldsOf, foldKeys } from './fold-keys.ts';
import { type NinjsItem, ninjsSchema } from './ninjs-schema.ts';
import { openWarnings, type Warnings } from './warnings.ts';

/** What an item asks for: a story to publish, not validated yet, or one to retract. */
export type FromNinjs = { warnings: IntakeWarning[] } & (
  | { story: Record<string, unknown> }
  | { externalId: string; reason: string }
);

const TYPES = ['text', 'composite'];
/** Names of fields that only ninjs 1 has. */
const NINJS_1 = /^(?:headline|(?:headline|body|description)_\w+)$/;
/** What only events and planning items have in ninjs 3. */
const EVENTS = ['eventdetails', 'plannedcoverage'];
const REASON = 'Its publisher has canceled it.';

/** Fields that are read, and those that say nothing about the story itself. */
const READ = new Set([
  ...['uri', 'type', 'pubstatus', 'language', 'by', 'title', 'headlines', 'descriptions', 'bodies', 'urgency'],
  ...['firstcreated', 'embargoed', 'embargoeduntil', 'people', 'organisations', 'places', 'subjects', 'associations'],
  ...['copyrightholder', 'copyrightnotice', 'usageterms'],
  ...['standard', 'version', 'profile', 'representationtype', 'versioncreated', 'contentcreated', '$schema'],
]);

/** Reads an item of ninjs 2 or 3; throws `validation_failed` for what is no story, and warns of what is not kept. */
export function fromNinjs(value: unknown): FromNinjs {
  const folded = foldKeys(value);
  const fields = fieldsOf(folded);
  refuseByFields(fields);
  const item = parseOr('validation_failed', ninjsSchema, folded);
  refuseOthers(item);
  const warnings = openWarnings();
  warnOfUnread(fields, warnings);
  if (item.pubstatus === 'canceled') {
    return { externalId: item.uri, reason: item.ednote ?? REASON, warnings: warnings.list() };
  }
  if (item.ednote !== undefined) warnings.add('ednote', 'is not kept: a story has no place for it');
  const story = storyOf(item, folded, warnings);
  return { story, warnings: warnings.list() };
}

function storyOf(item: NinjsItem, folded: unknown, warnings: Warnings): Record<string, unknown> {
  const topics = chooseTopics(item, warnings);
  const subjects = chooseSubjects(item);
  const { language } = item;
  return withoutUndefined({
    externalId: item.uri,
    headline: chooseHeadline(item, warnings),
    summary: chooseSummary(item, warnings),
    ...chooseBody(item, warnings),
    byline: chooseByline(item),
    topics: topics.length > 0 ? topics : undefined,
    subjects: subjects.length > 0 ? subjects : undefined,
    language,
    publishedAt: item.firstcreated ?? item.versioncreated,
    embargoUntil: item.embargoeduntil ?? item.embargoed,
    priority: item.urgency === undefined ? undefined : priorityOf(item.urgency),
    copyright: item.copyrightnotice ?? item.copyrightholder,
    usageTerms: item.usageterms,
    ...chooseMedia(item, (folded as { associations?: unknown[] }).associations ?? [], warnings),
  });
}

/** 1 is the most urgent, 5 is normal. */
function priorityOf(urgency: number): Priority {
  if (urgency === 1) return 'flash';
  return urgency <= 3 ? 'urgent' : 'routine';
}

function refuseByFields(fields: readonly string[]): void {
  const old = fields.find((name) => NINJS_1.test(name));
  if (old !== undefined) throw refusal(old, 'version', 'is of ninjs 1; send ninjs 2 or 3');
  const event = fields.find((name) => EVENTS.includes(name));
  if (event !== undefined) throw refusal(event, 'unsupported', 'belongs to an event or a planning item: no story');
}

function refuseOthers({ type, pubstatus }: NinjsItem): void {
  if (type !== undefined && !TYPES.includes(type)) {
    throw refusal('type', 'unsupported', `must be text or composite, not ${cutText(type, 40)}`);
  }
  if (pubstatus !== undefined && !['usable', 'canceled'].includes(pubstatus)) {
    throw refusal('pubstatus', 'unsupported', 'must be usable or canceled; keep back what is withheld');
  }
}

function warnOfUnread(fields: readonly string[], warnings: Warnings): void {
  for (const name of fields) {
    if (!READ.has(name) && name !== 'ednote')
      warnings.add(cutText(name, 80), 'is not kept: a story has no place for it');
  }
}

function refusal(field: string, rule: string, says: string): NewswireError {
  const detail = `${field} ${says}`;
  return new NewswireError('validation_failed', detail, [{ field, rule, detail }]);
}

function withoutUndefined(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
