import { foldText } from '../../shared/domain/fold-text.ts';
import { languageName } from '../../shared/domain/language-name.ts';
import { QUERY_FIELDS, type QueryField } from '../../shared/domain/search/query.ts';
import { PRIORITIES } from '../../shared/domain/story.ts';
import { topicSlug } from '../../shared/domain/topic.ts';
import { locale } from '../locale.ts';
import { searchTexts } from '../search-texts.ts';
import { sectionText } from '../section-texts.ts';
import { shownSections } from '../shown-sections.ts';
import { publisherNames } from '../state/publishers.ts';
import type { QueryPlace } from '../state/query-place.ts';
import { texts } from '../texts.ts';
import { suggestTopics } from './suggest-topics.ts';

/** A term that the reader may mean. */
export interface SuggestedTerm {
  /** What is put into the query. */
  term: string;
  meaning: string;
}

const TERMS_MAX = 10;
const TOPICS_BESIDE_FIELDS = 5;
const LANGUAGES = ['en', 'de', 'fr', 'es', 'pt', 'it', 'ar', 'ja', 'nl', 'pl', 'ru', 'sv', 'tr', 'uk', 'zh'];

/** What the term at this place may become, the likeliest first. */
export async function suggestTerms({ field, text }: QueryPlace, signal: AbortSignal): Promise<SuggestedTerm[]> {
  if (field === 'topic') return suggestedTopics(text, signal);
  if (field !== null) return startingWith(valuesOf(field), text).slice(0, TERMS_MAX);
  const fields = QUERY_FIELDS.filter((name) => name.startsWith(text.toLowerCase()));
  const named = fields.map((name) => ({ term: `${name}:`, meaning: searchTexts.fields[name] }));
  if (text === '') return named;
  const topics = await suggestedTopics(text, signal);
  return [...named, ...topics.slice(0, TOPICS_BESIDE_FIELDS)];
}

/** True for the name of a field, whose value comes next. */
export function isOpenTerm({ term }: SuggestedTerm): boolean {
  return term.endsWith(':');
}

async function suggestedTopics(text: string, signal: AbortSignal): Promise<SuggestedTerm[]> {
  const topics = await suggestTopics(text, signal);
  return topics.map(({ slug, label, stories }) => ({
    term: `topic:${slug}`,
    meaning: `${label} · ${texts.storyCount(stories)}`,
  }));
}

/** The known values of a field with what they mean. */
function valuesOf(field: Exclude<QueryField, 'topic'>): (readonly [value: string, meaning: string, field: string])[] {
  const named = (values: readonly (readonly [string, string])[]) =>
    values.map(([value, meaning]) => [value, meaning, field] as const);
  switch (field) {
    case 'publisher':
      return named([...publisherNames.peek().values()].map((name) => [topicSlug(name), name] as const));
    case 'section':
      return named(shownSections().map((section) => [section, sectionText(section)] as const));
    case 'lang':
      return named(LANGUAGES.map((tag) => [tag, languageName(tag, locale)] as const));
    case 'priority':
      return named(PRIORITIES.map((priority) => [priority, texts.atLeast[priority]] as const));
    case 'has':
      return named([['picture', searchTexts.picture]]);
    case 'since':
    case 'until':
      return named(Object.entries(searchTexts.times));
  }
}

/** Values that begin with the text, or whose meaning does, but not the text itself. */
function startingWith(values: ReturnType<typeof valuesOf>, text: string): SuggestedTerm[] {
  const wanted = foldText(text);
  const found = values.filter(([value, meaning]) => value.startsWith(wanted) || foldText(meaning).startsWith(wanted));
  const unlike = found.filter(([value]) => value !== text);
  return unlike.map(([value, meaning, field]) => ({ term: `${field}:${value}`, meaning }));
}
