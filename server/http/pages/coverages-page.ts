import { coveragePath, postPath } from '../../../shared/domain/coverage-address.ts';
import { publisherPath } from '../../../shared/domain/publisher.ts';
import type { CoverageList, ListPlace } from '../../coverages/list-coverages.ts';
import { clockOf } from './clock-of.ts';
import { around } from './coverage-post.ts';
import { type Markup, markup } from './markup.ts';
import type { PlainPage } from './page-template.ts';
import type { PageTexts } from './page-texts.ts';
import { shareHead } from './share-head.ts';

/** `/live`: the live coverages, each with its latest post. */
export function coveragesPage(list: CoverageList, place: ListPlace, say: PageTexts, base: string): PlainPage {
  const { live } = say;
  const query = queryOf(place);
  return {
    say,
    title: `${live.all} – ${say.site.name}`,
    description: live.allDescription,
    head: shareHead({
      ...{ say, type: 'website', title: live.all, description: live.allDescription },
      url: `${base}/live${query}`,
    }),
    body: markup`
      <header class="live-bar"><a class="live-home" href="/">${say.site.name}</a></header>
      <main id="main" class="live">
        <h1 class="live-title">${live.all}</h1>
        ${list.items.length === 0 && markup`<p class="live-none">${live.noneYet}</p>`}
        <ol class="coverages">${list.items.map((item) => itemOf(item, say))}</ol>
        <nav class="live-pages">
          ${query !== '' && markup`<a class="button" href="/live">${live.newestCoverages}</a>`}
          ${list.next && markup`<a class="button" rel="next" href="/live${queryOf(list.next)}">${live.olderCoverages}</a>`}
        </nav>
      </main>`,
  };
}

function itemOf({ coverage, latest }: CoverageList['items'][number], say: PageTexts): Markup {
  const { live } = say;
  const { title, summary, publisher, language, startsAt, endedAt, posts } = coverage;
  const lang = language && markup` lang="${language}"`;
  return markup`<li class="coverage-item${endedAt && ' is-ended'}"><article>
    <p class="live-marks"><span class="live-badge${endedAt && ' is-ended'}">${endedAt ? live.archive : live.badge}</span>
      <a class="live-publisher" href="${publisherPath(publisher)}" dir="auto">${publisher.name}</a></p>
    <h2 class="post-title" dir="auto"${lang}><a href="${coveragePath(coverage)}">${title}</a></h2>
    ${summary && markup`<p class="coverage-summary" dir="auto"${lang}>${summary}</p>`}
    ${latest && markup`<p class="coverage-latest"><a href="${postPath(coverage, latest.id)}">${clockOf(latest.at, say)} <span dir="auto"${lang}>${latest.text}</span></a></p>`}
    <p class="live-facts"><span>${around(live.began, clockOf(startsAt, say))}</span> <span>${live.postCount(posts)}</span></p>
  </article></li>`;
}

function queryOf({ status, before }: ListPlace): string {
  if (status === 'live' && before === undefined) return '';
  return `?${new URLSearchParams({ status, ...(before !== undefined && { before }) })}`;
}
