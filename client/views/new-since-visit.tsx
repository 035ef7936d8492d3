import { coverageTexts } from '../coverage-texts.ts';
import { storylineNews } from '../state/storyline-news.ts';
import { NewSentence } from './new-sentence.tsx';

/** What the storyline's reports since the reader's last visit add; nothing on a first visit. */
export function NewSinceVisit({ storyId }: { storyId: string }) {
  const news = storylineNews.value;
  if (!news?.isSinceVisit || news.storyId !== storyId) return null;
  const { answer } = news;
  return (
    <section class="new-since" aria-labelledby="new-since-title" data-testid="new-since">
      <h3 id="new-since-title">{coverageTexts.newSince}</h3>
      {answer.news.length === 0 && <p class="report-note">{coverageTexts.nothingNew(answer.reports)}</p>}
      <ul>
        {answer.news.map((report) => (
          <li key={report.storyId}>
            <span class="mark-publisher">{report.publisher.name}</span>
            {report.sentences.map((sentence) => (
              <p key={sentence.text}>
                <NewSentence report={report} sentence={sentence} />
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The sentence that tells most of what a report adds to those before; nothing if the reader was here before. */
export function ReportAdds({ storyId }: { storyId: string }) {
  const news = storylineNews.value;
  if (!news || news.isSinceVisit) return null;
  const report = news.answer.news.find((other) => other.storyId === storyId);
  const [sentence] = report?.sentences ?? [];
  if (!report || !sentence) return null;
  return (
    <p class="report-adds" data-testid="report-adds">
      {coverageTexts.adds} <NewSentence report={report} sentence={sentence} />
    </p>
  );
}
