import { readCard } from '../../shared/domain/card-reports.ts';
import { independentOf } from '../../shared/domain/independent-publishers.ts';
import { otherLanguage } from '../../shared/domain/language-name.ts';
import type { ReportLine, StoryCard } from '../../shared/domain/story.ts';
import { storyPath } from '../../shared/domain/story-address.ts';
import { locale } from '../locale.ts';
import { showWhy } from '../state/dialog.ts';
import { texts } from '../texts.ts';
import { PublisherMark } from './publisher-mark.tsx';
import { PublisherName } from './publisher-name.tsx';

/** In a wide column; a narrower one hides the last ones. */
const REPORTS_SHOWN = 4;
const MARKS_SHOWN = 5;

/** How an event is covered: counts, two other publishers' reports, and other versions of the same story. */
export function StoryOthers({ story, others }: { story: StoryCard; others: readonly StoryCard[] }) {
  const { publishers, stories, independent, reports, versions } = readCard(story, others);
  return (
    <div class="others" data-testid="others">
      {publishers > 1 && (
        <p class="cover">
          <a class="cover-link" href={`${storyPath(story)}#coverage`} data-testid="coverage-link">
            {reports.length > 0 && (
              <span class="cover-marks">
                {[story, ...reports].slice(0, MARKS_SHOWN).map(({ publisher }) => (
                  <PublisherMark key={publisher.id} publisher={publisher} />
                ))}
              </span>
            )}
            <span class="cover-counts" key={`${stories} ${publishers} ${independent}`}>
              {texts.coverage(stories, publishers, independentOf({ publishers, independent }))}
            </span>
          </a>
          <button
            type="button"
            class="cover-why"
            data-testid="why-together"
            title={texts.whyTogether}
            aria-label={texts.whyTogether}
            onClick={() => showWhy(story)}
          >
            <span aria-hidden="true">?</span>
          </button>
        </p>
      )}
      {versions[0] && <Version story={story} version={versions[0]} more={versions.length - 1} />}
      {reports.length > 0 && (
        <ul>
          {reports.slice(0, REPORTS_SHOWN).map((report) => (
            <Report key={`${report.id} ${report.headline}`} story={story} report={report} />
          ))}
        </ul>
      )}
    </div>
  );
}

/** Another publisher's report, in one line. */
function Report({ story, report }: { story: StoryCard; report: ReportLine }) {
  const language = otherLanguage(report, story, locale);
  return (
    <li class="other">
      <a href={storyPath(report)} dir="auto" lang={report.language ?? undefined}>
        {report.headline}
      </a>
      <PublisherName publisher={report.publisher} as="other-who" />
      {language !== undefined && <span class="other-language">{texts.inLanguage(language)}</span>}
    </li>
  );
}

/** The newest other version of the card's own story. */
function Version({ story, version, more }: { story: StoryCard; version: StoryCard; more: number }) {
  return (
    <p class="others-version" data-testid="other-version">
      <span>{version.seq > story.seq ? texts.update : texts.earlierVersion}</span>{' '}
      <a href={storyPath(version)} dir="auto" lang={version.language ?? undefined}>
        {version.headline}
      </a>
      {more > 0 && <span> {texts.moreVersions(more)}</span>}
    </p>
  );
}
