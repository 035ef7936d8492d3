import { publisherAddress } from '../../../shared/contract/first-answers.ts';
import type { PublisherProfile } from '../../../shared/contract/publisher-shapes.ts';
import { hostOf } from '../../../shared/domain/host-of.ts';
import { languageName } from '../../../shared/domain/language-name.ts';
import { iconPath, publisherPath } from '../../../shared/domain/publisher.ts';
import { topicPath } from '../../../shared/domain/story-address.ts';
import { addressOf, answerOf, type StoryList, storiesOf } from './list-page.ts';
import { jsonBlock, type Markup, markup } from './markup.ts';
import { firstAnswers, type PlainPage } from './page-template.ts';
import type { PageTexts } from './page-texts.ts';
import { feedLinks, shareHead } from './share-head.ts';
import { dayOf, publisherMark } from './story-parts.ts';

/** A publisher's page: who it is, what it writes about, and its newest stories. */
export function publisherPage(profile: PublisherProfile, list: StoryList, base: string): PlainPage {
  const { say } = list;
  const description = profile.description ?? say.served.publisherDescription(profile.name);
  const url = base + addressOf(list, list.before);
  return {
    say,
    title: `${profile.name} – ${say.site.name}`,
    description,
    head: [
      shareHead({ say, type: 'website', title: profile.name, description, url, image: logoOf(profile, base) ?? null }),
      feedLinks(base, feedQuery(profile), profile.name),
      jsonLd(profile, base),
    ],
    body: bodyOf(profile, list),
    ...(list.before === undefined && {
      data: firstAnswers({ [publisherAddress(profile.id)]: profile, [list.address]: answerOf(list) }),
    }),
  };
}

function feedQuery({ id }: PublisherProfile): string {
  return `?publisher=${id}`;
}

function logoOf(profile: PublisherProfile, base: string): string | undefined {
  const path = iconPath(profile, 96);
  return path && base + path;
}

function jsonLd(profile: PublisherProfile, base: string): Markup {
  const organization = {
    '@context': 'https://schema.org',
    '@type': 'NewsMediaOrganization',
    name: profile.name,
    description: profile.description ?? undefined,
    url: base + publisherPath(profile),
    sameAs: profile.url ?? undefined,
    logo: logoOf(profile, base),
  };
  return markup`<script type="application/ld+json">${jsonBlock(organization)}</script>`;
}

function bodyOf(profile: PublisherProfile, list: StoryList): Markup {
  const { say } = list;
  return markup`
    <header class="masthead"><p class="masthead-name"><a href="/">${say.site.name}</a></p></header>
    <div class="columns"><main id="main">
      <header class="publisher-head is-served">
        <h1 class="publisher-name">${publisherMark(profile)}<span dir="auto">${profile.name}</span></h1>
        ${profile.description && markup`<p class="publisher-about" dir="auto">${profile.description}</p>`}
        ${factsOf(profile, say)}
        ${topicsOf(profile, say)}
        ${linksOf(profile, say)}
      </header>
      ${storiesOf(list)}
    </main></div>`;
}

function factsOf({ stories, more, since, languages, sections }: PublisherProfile, say: PageTexts): Markup {
  return markup`<p class="publisher-facts">
    <span>${say.publisher.stories(stories, more)}${since && markup` ${say.publisher.since} ${dayOf(since, say)}`}</span>
    ${languages.length > 0 && markup`<span>${languages.map((each) => languageName(each, say.language)).join(', ')}</span>`}
    ${sections.length > 0 && markup`<span>${sections.map(say.sectionName).join(', ')}</span>`}
  </p>`;
}

function topicsOf({ topics }: PublisherProfile, say: PageTexts): Markup | null {
  if (topics.length === 0) return null;
  return markup`<ul class="topics" aria-label="${say.publisher.topics}">${topics.map(
    ({ slug, label }) => markup`<li><a class="topic" href="${topicPath(slug)}">${label}</a></li>`,
  )}</ul>`;
}

function linksOf(profile: PublisherProfile, say: PageTexts): Markup {
  const site = profile.url?.startsWith('http') ? profile.url : undefined;
  return markup`<p class="publisher-links">
    ${site && markup`<a href="${site}" rel="noopener noreferrer nofollow">${hostOf(site)}</a>`}
    <a href="/feed.rss${feedQuery(profile)}">${say.publisher.rss}</a>
    <a href="/feed.json${feedQuery(profile)}">${say.publisher.jsonFeed}</a>
  </p>`;
}
