import type pc from 'picocolors';
import type { Priority, StoryCard } from '../../shared/domain/story.ts';
import {
  type DiscussionEvent,
  type FilteredEvent,
  isDiscussionEvent,
  type StoryCorrected,
  type StorylineMerged,
  type StorylineSplit,
  type StoryPublished,
  type StoryRemoved,
  type StoryRetracted,
} from '../../shared/domain/wire-event.ts';
import { printable } from '../output.ts';

const REMEMBERED_STORIES = 1_000;

type Colours = ReturnType<typeof pc.createColors>;

/** Formats events for people; remembers the newest headlines because a retraction contains none. */
export function createEventWriter(colours: Colours): (event: FilteredEvent) => string {
  const headlines = new Map<string, string>();
  return (event) => {
    if (event.type === 'story.retracted') return retractedLine(event, headlines.get(event.storyId), colours);
    if (event.type === 'story.removed') return removedLine(event, headlines, colours);
    if (event.type === 'storyline.merged') return mergedLine(event, colours);
    if (event.type === 'storyline.split') return splitLine(event, colours);
    if (isDiscussionEvent(event)) return discussionLine(event, headlines.get(event.storyId), colours);
    remember(headlines, event.story);
    return eventLine(event, colours);
  };
}

function eventLine(event: StoryCorrected | StoryPublished, colours: Colours): string {
  const { story } = event;
  const mark = event.type === 'story.corrected' ? [colours.yellow(`CORRECTED (${story.revision})`)] : [];
  return lineOf(story, clock(event.at), mark, colours);
}

/** Formats a story of the past for people. */
export function storyLine(story: StoryCard, colours: Colours): string {
  const mark = story.retracted ? [colours.red('RETRACTED')] : [];
  return lineOf(story, new Date(story.releasedAt).toLocaleString('en-GB'), mark, colours);
}

function lineOf(story: StoryCard, time: string, marks: string[], colours: Colours): string {
  const parts = [
    colours.dim(time),
    priorityMark(story.priority, colours),
    ...marks,
    colours.cyan(printable(story.publisher.name)),
    colours.bold(printable(story.headline)),
    colours.dim(story.topics.map(({ slug }) => `#${printable(slug)}`).join(' ')),
  ];
  return parts.filter((part) => part !== '').join('  ');
}

/** Says nothing of what the story was about, and forgets it. */
function removedLine({ at, storyId, reason }: StoryRemoved, headlines: Map<string, string>, colours: Colours): string {
  headlines.delete(storyId);
  return [colours.dim(clock(at)), colours.red('TAKEN DOWN'), `story ${storyId}`, printable(reason)].join('  ');
}

function retractedLine(event: StoryRetracted, headline: string | undefined, colours: Colours): string {
  const what = headline === undefined ? `story ${event.storyId}` : headline;
  return [
    colours.dim(clock(event.at)),
    colours.red('RETRACTED'),
    colours.strikethrough(printable(what)),
    printable(event.reason),
  ].join('  ');
}

function mergedLine({ at, storylineId, into }: StorylineMerged, colours: Colours): string {
  return [colours.dim(clock(at)), colours.blue('MERGED'), `storyline ${storylineId} into ${into}`].join('  ');
}

function splitLine({ at, stories, from, to }: StorylineSplit, colours: Colours): string {
  const what = `${stories.length} of storyline ${from.id} into ${to.id}`;
  return [colours.dim(clock(at)), colours.blue('SPLIT'), what].join('  ');
}

function discussionLine(event: DiscussionEvent, headline: string | undefined, colours: Colours): string {
  const what = headline === undefined ? `story ${event.storyId}` : printable(headline);
  const said =
    'comment' in event && event.comment.writer
      ? `${printable(event.comment.writer.name)}: ${printable((event.comment.text ?? '').replaceAll('\n', ' '))}`
      : event.type;
  return [colours.dim(clock(event.at)), colours.dim('COMMENT'), colours.dim(what), said].join('  ');
}

function priorityMark(priority: Priority, colours: Colours): string {
  if (priority === 'flash') return colours.inverse(colours.red(' FLASH '));
  return priority === 'urgent' ? colours.red('URGENT') : '';
}

function remember(headlines: Map<string, string>, { id, headline }: StoryCard): void {
  headlines.delete(id);
  headlines.set(id, headline);
  const oldest = headlines.keys().next();
  if (headlines.size > REMEMBERED_STORIES && !oldest.done) headlines.delete(oldest.value);
}

/** The local time of day. */
function clock(at: string): string {
  return new Date(at).toLocaleTimeString('en-GB');
}
