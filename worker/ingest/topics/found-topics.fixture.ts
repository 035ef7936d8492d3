import type { TopicRef } from '../../../shared/domain/story.ts';
import { givenTopics } from '../edit-fields.ts';
import { chooseTopics } from './choose-topics.ts';
import { findTopics } from './find-topics.ts';
import { findNames } from './names/find-names.ts';
import { findSubjects } from './subjects/find-subjects.ts';
import { resolveAlias } from './topic-names.ts';
import type { TopicText } from './topic-text.ts';

const ALIASES = new Map<string, TopicRef>([['eu', { slug: 'european-union', label: 'European Union' }]]);
/** A story's topics as they are shown; it is in English unless it says otherwise. */
export function topicsOf(story: Partial<TopicText>, given: string[] = []): TopicRef[] {
  const whole = { headline: '', text: '', language: 'en', publisher: 'The Paper', ...story };
  const { subjects } = findSubjects(whole.headline, whole.text, whole.language);
  const read = findTopics(whole, givenTopics(given), { names: findNames(whole), subjects });
  const resolve = (topics: TopicRef[]): TopicRef[] => topics.map((topic) => resolveAlias(topic, ALIASES));
  return chooseTopics(resolve(read.given), resolve(read.found));
}

/** Their slugs. */
export function slugs(story: Partial<TopicText>, given: string[] = []): string[] {
  return topicsOf(story, given).map(({ slug }) => slug);
}

/** Their kinds by slug. */
export function kinds(story: Partial<TopicText>, given: string[] = []): Record<string, string | undefined> {
  return Object.fromEntries(topicsOf(story, given).map(({ slug, kind }) => [slug, kind]));
}
