import type { PublisherProfile } from '../../shared/contract/publisher-shapes.ts';
import { hostOf } from '../../shared/domain/host-of.ts';
import { languageName } from '../../shared/domain/language-name.ts';
import { locale } from '../locale.ts';
import { publisherTexts } from '../publisher-texts.ts';
import { sectionText } from '../section-texts.ts';
import { texts } from '../texts.ts';
import { Day } from './story-time.tsx';
import { TopicLinks } from './topic-links.tsx';

/** What is known of a publisher, above its stories. */
export function PublisherAbout({ profile }: { profile: PublisherProfile }) {
  const { description, stories, more, since, languages, sections, topics } = profile;
  return (
    <div class="publisher-head" data-testid="publisher-page">
      {description && (
        <p class="publisher-about" key={description} dir="auto">
          {description}
        </p>
      )}
      <p class="publisher-facts">
        <span>
          {publisherTexts.stories(stories, more)}
          {since && (
            <>
              {' '}
              {publisherTexts.since} <Day at={since} />
            </>
          )}
        </span>
        {languages.length > 0 && <span>{languages.map((each) => languageName(each, locale)).join(', ')}</span>}
        {sections.length > 0 && <span>{sections.map(sectionText).join(', ')}</span>}
      </p>
      <TopicLinks topics={topics} label={publisherTexts.topics} />
      <Links profile={profile} />
    </div>
  );
}

function Links({ profile: { id, url } }: { profile: PublisherProfile }) {
  const site = url?.startsWith('http') ? url : undefined;
  return (
    <p class="publisher-links">
      <a href="/">{texts.backToBoard}</a>
      {site && (
        <a href={site} target="_blank" rel="noopener noreferrer nofollow">
          {hostOf(site)}
        </a>
      )}
      <a href={`/feed.rss?publisher=${id}`}>{publisherTexts.rss}</a>
      <a href={`/feed.json?publisher=${id}`}>{publisherTexts.jsonFeed}</a>
    </p>
  );
}
