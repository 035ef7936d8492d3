import { cutWithEllipsis } from '../../shared/domain/cut-text.ts';
import type { StoryCard } from '../../shared/domain/story.ts';
import { storyPath } from '../../shared/domain/story-address.ts';
import { alertTexts } from './alert-texts.ts';

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
export function writeNews(told: ToldAlert, publicUrl: string): AlertContent | undefined {
  const { stories, lines, retracted, corrected } = told;
  const urlOf = (story: StoryCard): string => publicUrl + storyPath(story);
  const [first] = lines;
  const main = first?.story ?? retracted[0] ?? corrected[0]?.story;
  if (!main) return undefined;
  const shown = lines.reduce((sum, line) => sum + line.stories, 0);
  const paragraphs = [
    ...lines.map((line) => ({ text: lineText(line, lines.length > 1), url: urlOf(line.story) })),
    ...(stories > shown ? [{ text: alertTexts.more(stories - shown), url: publicUrl }] : []),
    ...retracted.map((story) => ({ text: retractedText(story), url: urlOf(story) })),
    ...corrected.map((each) => ({ text: correctedText(each), url: urlOf(each.story) })),
  ];
  const isOne = lines.length + retracted.length + corrected.length === 1;
  return {
    title: cutWithEllipsis(titleOf(told), TITLE_MAX),
    paragraphs,
    url: isOne ? urlOf(main) : publicUrl,
  };
}

function titleOf({ stories, rules, lines, retracted, corrected }: ToldAlert): string {
  const [first] = lines;
  if (!first && retracted[0]) return alertTexts.retracted(retracted[0].headline);
  if (!first) return alertTexts.corrected(corrected[0]?.story.headline ?? '');
  const headline = first.story.priority === 'flash' ? alertTexts.flash(first.story.headline) : first.story.headline;
  if (stories === 1) return headline;
  if (lines.length === 1 && first.stories === stories) return alertTexts.reports(stories, headline);
  return alertTexts.stories(stories, rules.length === 1 ? rules[0] : undefined);
}

function lineText({ story, stories, added }: AlertLine, namesIt: boolean): string {
  const { publisher, summary, headline } = story;
  const about = alertTexts.by(publisher.name, added ?? summary);
  const text = namesIt ? `${headline}\n${about}` : about;
  return cutWithEllipsis(stories > 1 ? `${text} ${alertTexts.andReports(stories - 1)}` : text, LINE_MAX);
}

function retractedText({ headline, publisher, retracted }: StoryCard): string {
  return cutWithEllipsis(
    `${alertTexts.retracted(headline)}\n${alertTexts.retractedBy(publisher.name, retracted?.reason ?? '')}`,
    LINE_MAX,
  );
}

function correctedText({ story: { headline, publisher, summary }, before }: CorrectedStory): string {
  const was = before === undefined ? alertTexts.by(publisher.name, summary) : alertTexts.before(publisher.name, before);
  return cutWithEllipsis(`${alertTexts.corrected(headline)}\n${was}`, LINE_MAX);
}

/** Writes the request to confirm an address. */
export function writeConfirmation(confirmUrl: string, publicUrl: string): AlertContent {
  return {
    title: alertTexts.confirmTitle(new URL(publicUrl).host),
    paragraphs: [{ text: alertTexts.confirm, url: confirmUrl }, { text: alertTexts.notYou }],
    url: confirmUrl,
  };
}

/** Writes a test. */
export function writeTest(publicUrl: string): AlertContent {
  return { title: alertTexts.testTitle, paragraphs: [{ text: alertTexts.test, url: publicUrl }], url: publicUrl };
}
