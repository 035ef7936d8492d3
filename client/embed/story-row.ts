import type { StoryCard } from '../../shared/domain/story.ts';
import { embedLanguage, embedTexts } from '../embed-texts.ts';
import { timeText } from '../views/time-text.ts';
import { element } from './element.ts';

/** A story in the column. Publishers' content is inserted as text, never markup; links lead to Newswire only. */
export function storyRow(story: StoryCard, base: string): HTMLElement[] {
  const { retracted } = story;
  const link = element('a', 'headline', story.headline);
  Object.assign(link, { href: `${base}story/${story.id}`, target: '_blank', rel: 'noopener', dir: 'auto' });
  const time = element('time', 'time', '');
  time.dateTime = story.releasedAt;
  tellTime(time, Date.now());
  const marks = element('p', 'marks', '');
  const priority = embedTexts.priority[story.priority];
  if (priority && !retracted) marks.append(element('strong', 'priority', priority));
  marks.append(element('span', '', story.publisher.name), time);
  if (story.revision > 1 && !retracted) marks.append(element('span', 'corrected', embedTexts.corrected));
  const headline = element('h3', '', '');
  if (!retracted) headline.append(link);
  else headline.append(wrapped('s', link));
  const note = retracted ? element('p', 'retracted', embedTexts.retracted(retracted.reason)) : undefined;
  if (note) note.dir = 'auto';
  return note ? [marks, headline, note] : [marks, headline];
}

/** Updates a relative time. */
export function tellTime(time: HTMLTimeElement, nowMs: number): void {
  time.textContent = timeText(Date.parse(time.dateTime), nowMs, embedLanguage);
}

function wrapped(name: 's', inside: Node): HTMLElement {
  const around = element(name, '', '');
  around.append(inside);
  return around;
}
