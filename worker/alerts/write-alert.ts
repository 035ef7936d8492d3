import { cutWithEllipsis } from '../../shared/domain/cut-text.ts';
import type { StoryCard } from '../../shared/domain/story.ts';
import { storyPath } from '../../shared/domain/story-address.ts';
import type { SentTexts } from '../outgoing/sent-texts.ts';

const TITLE_MAX = 200;
const LINE_MAX = 400;

/** One storyline of a message. */
export interface AlertLine {
  story: StoryCard;
  /** How many of its stories the message stands for. */
  stories: number;
  /** What the story adds to earlier reports, if anything; it stands in for its summary. */
  added?: string | undefined;
}

/** What a message says, in any form. */
export interface AlertContent {
  title: string;
  /** Paragraphs, without the links below. */
  paragraphs: AlertParagraph[];
  /** Where the message as a whole leads. */
  url: string;
}

interface AlertParagraph {
  text: string;
  url?: string;
}

/** A story that was corrected after an alert, and its headline before, if that was another. */
interface CorrectedStory {
  story: StoryCard;
  before: string | undefined;
}

/** The content of an alert: storylines, and retractions and corrections of stories that were in earlier alerts. */
export interface ToldAlert {
  stories: number;
  rules: readonly string[];
  lines: readonly AlertLine[];
  retracted: readonly StoryCard[];
  corrected: readonly CorrectedStory[];
}

/** Writes a message of news; undefined when nothing is left to say. */
export function writeNews(told: ToldAlert, publicUrl: string, texts: SentTexts): AlertContent | undefined {
  const { stories, lines, retracted, corrected } = told;
  const urlOf = (story: StoryCard): string => publicUrl + storyPath(story);
  const [first] = lines;
  const main = first?.story ?? retracted[0] ?? corrected[0]?.story;
  if (!main) return undefined;
  const shown = lines.reduce((sum, line) => sum + line.stories, 0);
  const paragraphs = [
    ...lines.map((line) => ({ text: lineText(line, lines.length > 1, texts), url: urlOf(line.story) })),
    ...(stories > shown ? [{ text: texts.more(stories - shown), url: publicUrl }] : []),
    ...retracted.map((story) => ({ text: retractedText(story, texts), url: urlOf(story) })),
    ...corrected.map((each) => ({ text: correctedText(each, texts), url: urlOf(each.story) })),
  ];
  const isOne = lines.length + retracted.length + corrected.length === 1;
  return {
    title: cutWithEllipsis(titleOf(told, texts), TITLE_MAX),
    paragraphs,
    url: isOne ? urlOf(main) : publicUrl,
  };
}

function titleOf({ stories, rules, lines, retracted, corrected }: ToldAlert, texts: SentTexts): string {
  const [first] = lines;
  if (!first && retracted[0]) return texts.retracted(retracted[0].headline);
  if (!first) return texts.corrected(corrected[0]?.story.headline ?? '');
  const headline = first.story.priority === 'flash' ? texts.flash(first.story.headline) : first.story.headline;
  if (stories === 1) return headline;
  if (lines.length === 1 && first.stories === stories) return texts.reports(stories, headline);
  const [rule] = rules;
  return rule !== undefined && rules.length === 1 ? texts.storiesIn(stories, rule) : texts.stories(stories);
}

function lineText({ story, stories, added }: AlertLine, namesIt: boolean, texts: SentTexts): string {
  const { publisher, summary, headline } = story;
  const about = by(publisher.name, added ?? summary);
  const text = namesIt ? `${headline}\n${about}` : about;
  return cutWithEllipsis(stories > 1 ? `${text} ${texts.andReports(stories - 1)}` : text, LINE_MAX);
}

function retractedText({ headline, publisher, retracted }: StoryCard, texts: SentTexts): string {
  return cutWithEllipsis(
    `${texts.retracted(headline)}\n${texts.retractedBy(publisher.name, retracted?.reason ?? '')}`,
    LINE_MAX,
  );
}

function correctedText({ story: { headline, publisher, summary }, before }: CorrectedStory, texts: SentTexts): string {
  const was = before === undefined ? by(publisher.name, summary) : texts.before(publisher.name, before);
  return cutWithEllipsis(`${texts.corrected(headline)}\n${was}`, LINE_MAX);
}

function by(publisher: string, text: string | null): string {
  return text === null ? publisher : `${publisher}: ${text}`;
}

/** Writes the request to confirm an address, for alerts from a site of this name. */
export function writeConfirmation(confirmUrl: string, name: string, texts: SentTexts): AlertContent {
  return {
    title: texts.confirmTitle(name),
    paragraphs: [{ text: texts.confirm, url: confirmUrl }, { text: texts.notYou }],
    url: confirmUrl,
  };
}

/** Writes a test. */
export function writeTest(publicUrl: string, texts: SentTexts): AlertContent {
  return { title: texts.testTitle, paragraphs: [{ text: texts.test, url: publicUrl }], url: publicUrl };
}
