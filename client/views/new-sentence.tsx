import type { ReportNews } from '../../shared/contract/storyline-shapes.ts';
import { storyPath } from '../../shared/domain/story-address.ts';
import { textFragment } from '../../shared/domain/text-fragment.ts';
import { openSentence } from '../actions/show-sentence.ts';

interface Props {
  report: ReportNews;
  sentence: ReportNews['sentences'][number];
}

/** A sentence of a report with what is new in it, as a link to its place in the report. */
export function NewSentence({ report, sentence }: Props) {
  const { storyId, language } = report;
  const { text } = sentence;
  const path = storyPath({ id: storyId, headline: '' });
  return (
    <a
      class="new-sentence"
      data-testid="new-sentence"
      href={path + textFragment(text)}
      lang={language ?? undefined}
      dir="auto"
      onClick={(event) => openSentence(event, { storyId, text, path })}
    >
      {partsOf(sentence).map((part, index) => (part.isNew ? <b key={index}>{part.text}</b> : part.text))}
    </a>
  );
}

function partsOf({ text, marks }: Props['sentence']): { text: string; isNew: boolean }[] {
  const parts: { text: string; isNew: boolean }[] = [];
  let end = 0;
  for (const [from, to] of marks) {
    parts.push({ text: text.slice(end, from), isNew: false }, { text: text.slice(from, to), isNew: true });
    end = to;
  }
  return [...parts, { text: text.slice(end), isNew: false }];
}
