/** An article's page, with what its text must and must not contain. */
export interface ArticlePage {
  headline: string;
  /** English by default. */
  language?: string;
  html: string;
  has: string[];
  lacks: string[];
}

export const PAGE_URL = 'https://daily.example/news/2026/dam.html';
const HEADLINE = 'Old dam breaks above Hallby, 3,000 people told to leave';
/** The beginning, as a feed carries it. */
export const LEAD = 'The old dam above Hallby broke early on Tuesday, and 3,000 people were told to leave the valley.';
const PARAGRAPHS = [
  LEAD,
  'Mayor Ann Lindqvist said that the water would reach the town within two hours, and that the school on the hill was open for everyone who had nowhere else to go.',
  'Engineers had warned of cracks in the northern wall for years, but the council postponed the repair three times, most recently in the spring, because of its cost.',
  'The railway along the river is closed, and the hospital has moved its patients to the upper floors. No one was reported missing by noon, according to the police.',
  'The dam was built in 1911 for a paper mill that closed long ago. Its owner, a power company in the capital, said it would examine what had happened.',
];
const TEXT = PARAGRAPHS.map((text) => `<p>${text}</p>`).join('\n');
const MENU = `<nav class="menu"><ul>${['Home', 'World', 'Sport', 'Weather', 'Subscribe to our newsletter']
  .map((name) => `<li><a href="/${name}">${name}</a></li>`)
  .join('')}</ul></nav>`;
const TEASERS = `<aside class="related"><h2>Read also</h2>${['Ferry runs aground', 'Elk in the supermarket']
  .map((title) => `<div class="teaser"><a href="/x">${title}</a><p>All you need to know about ${title}.</p></div>`)
  .join('')}</aside>`;
const FOOTER = '<footer class="site-footer"><p>Copyright The Daily. All rights reserved. Imprint.</p></footer>';
const CHROME = ['Subscribe to our newsletter', 'Elk in the supermarket', 'All rights reserved'];

const page = (body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${HEADLINE} | The Daily</title>${head}</head><body>${body}</body></html>`;
const usual = (html: string, has: string[] = [], lacks: string[] = []): ArticlePage => ({
  headline: HEADLINE,
  html,
  has: ['broke early on Tuesday', 'postponed the repair three times', 'built in 1911', ...has],
  lacks: [...CHROME, ...lacks],
});

export const ARTICLE_PAGES: Record<string, ArticlePage> = {
  wordpress: usual(
    page(`<div id="page">${MENU}<main><article class="post type-post hentry"><header class="entry-header">
      <h1 class="entry-title">${HEADLINE}</h1><div class="entry-meta">By <a rel="author" href="/a">Eva Holm</a></div></header>
      <div class="entry-content">${TEXT}<figure class="wp-block-image"><img src="../dam.jpg" alt="The dam"><figcaption>The dam on Tuesday.</figcaption></figure>
      <p>More at the <a href="/live">live page</a>.</p></div>
      <div class="sharedaddy"><a href="#">Share on Facebook</a></div></article></main>${TEASERS}${FOOTER}</div>`),
    ['https://daily.example/news/dam.jpg', 'https://daily.example/live'],
    ['Share on Facebook'],
  ),
  'table layout': usual(
    page(`<table width="100%"><tr><td width="150">${MENU}</td><td><font size="5"><b>${HEADLINE}</b></font><br><br>
      ${PARAGRAPHS.map((text) => `<p><font face="Arial">${text}</font></p>`).join('')}</td><td>${TEASERS}</td></tr></table>${FOOTER}`),
  ),
  'line breaks alone': usual(
    page(`${MENU}<div id="story"><h1>${HEADLINE}</h1>${PARAGRAPHS.join('<br><br>')}</div>${TEASERS}${FOOTER}`),
  ),
  amp: usual(
    page(
      `<header>${MENU}</header><article><h1>${HEADLINE}</h1>
      <div class="article-body">${TEXT}<amp-img src="https://cdn.example/amp.jpg" width="800" height="450"></amp-img><amp-ad type="x"></amp-ad></div></article>${TEASERS}${FOOTER}`,
      '<script async src="https://cdn.ampproject.org/v0.js"></script>',
    ),
    ['https://cdn.example/amp.jpg'],
  ),
  'lazy pictures': usual(
    page(`${MENU}<article><h1>${HEADLINE}</h1>${TEXT}<img class="lazy" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="/pictures/flood.jpg" alt="Flood">
      <noscript><img src="/pictures/flood.jpg"></noscript></article>${TEASERS}${FOOTER}`),
    ['https://daily.example/pictures/flood.jpg'],
  ),
  'a base address': usual(
    page(
      `${MENU}<article><h1>${HEADLINE}</h1>${TEXT}<p><img src="a.jpg"></p></article>${FOOTER}`,
      '<base href="/base/">',
    ),
    ['https://daily.example/base/a.jpg'],
  ),
  mathml: usual(
    page(
      `${MENU}<article><h1>${HEADLINE}</h1>${TEXT}<p>The pressure at the foot is <math><mi>p</mi><mo>=</mo><mi>ρ</mi><mi>g</mi><mi>h</mi></math>, engineers explain.</p></article>${FOOTER}`,
    ),
    ['engineers explain'],
  ),
  'JSON-LD alone': usual(
    page(
      `<div id="root">${MENU}<p>Please enable JavaScript.</p></div>${FOOTER}`,
      `<script type="application/ld+json">${JSON.stringify({
        '@context': 'https://schema.org',
        '@graph': [{ '@type': 'NewsArticle', headline: HEADLINE, articleBody: PARAGRAPHS.join('\n\n') }],
      })}</script>`,
    ),
    [],
    ['enable JavaScript'],
  ),
  cyrillic: {
    language: 'ru',
    headline: 'Прорыв старой плотины над Халбю',
    html: page(
      `${MENU}<article><h1>Прорыв старой плотины над Халбю</h1>${[
        'Старая плотина над Халбю прорвалась рано утром во вторник, и трём тысячам человек велели покинуть долину.',
        'Мэр Анна Линдквист сообщила, что вода достигнет города в течение двух часов, и что школа на холме открыта для всех.',
        'Инженеры годами предупреждали о трещинах в северной стене, но совет трижды откладывал ремонт из-за его стоимости.',
        'Железная дорога вдоль реки закрыта, а больница перевела пациентов на верхние этажи, сообщает полиция города.',
      ]
        .map((text) => `<p>${text}</p>`)
        .join('')}</article>${TEASERS}${FOOTER}`,
    ),
    has: ['трижды откладывал ремонт', 'верхние этажи'],
    lacks: CHROME,
  },
  japanese: {
    language: 'ja',
    headline: 'ハルビー上流の古いダムが決壊',
    html: page(
      `${MENU}<div class="main"><h1>ハルビー上流の古いダムが決壊</h1><div class="text">${[
        '火曜日の早朝、ハルビー上流の古いダムが決壊し、三千人の住民が谷からの避難を指示された。',
        'リンドクビスト市長は、水は二時間以内に町に達する見込みで、丘の上の学校をすべての人に開放すると述べた。',
        '技術者らは長年にわたり北側の壁の亀裂を警告してきたが、議会は費用を理由に修理を三度延期していた。',
        '川沿いの鉄道は不通となり、病院は患者を上の階に移した。警察によると、正午までに行方不明者の届け出はない。',
      ]
        .map((text) => `<p>${text}</p>`)
        .join('')}</div></div>${TEASERS}${FOOTER}`,
    ),
    has: ['修理を三度延期', '患者を上の階'],
    lacks: CHROME,
  },
  arabic: {
    language: 'ar',
    headline: 'انهيار السد القديم فوق هالبي',
    html: page(
      `${MENU}<article dir="rtl"><h1>انهيار السد القديم فوق هالبي</h1>${[
        'انهار السد القديم فوق هالبي في وقت مبكر من يوم الثلاثاء، وطُلب من ثلاثة آلاف شخص مغادرة الوادي.',
        'قالت رئيسة البلدية آن ليندكفيست إن المياه ستصل إلى المدينة في غضون ساعتين، وإن المدرسة على التل مفتوحة للجميع.',
        'حذر المهندسون منذ سنوات من شقوق في الجدار الشمالي، لكن المجلس أجل الإصلاح ثلاث مرات بسبب كلفته المرتفعة.',
      ]
        .map((text) => `<p>${text}</p>`)
        .join('')}</article>${TEASERS}${FOOTER}`,
    ),
    has: ['أجل الإصلاح ثلاث مرات'],
    lacks: CHROME,
  },
};

/** Pages that are not the article; what an extractor makes of them must not be taken. */
export const OTHER_PAGES: Record<string, string> = {
  'a cookie wall': page(
    `<div class="consent"><h1>Your privacy</h1>${Array.from({ length: 6 }, (_, no) => `<p>We and our ${700 + no} partners store and access information on your device, such as cookies and identifiers, and process personal data, to show personalised advertisements and to measure audiences.</p>`).join('')}<button>Accept all</button></div>`,
  ),
  'a login page': page(
    `<main><h1>Sign in</h1><form><label>E-mail <input></label><label>Password <input></label></form>${Array.from({ length: 5 }, () => '<p>Sign in to your account to go on, or create one in a minute. Your subscription gives you unlimited access to everything that we publish, on all of your devices.</p>').join('')}</main>`,
  ),
  'an error page': page(
    `<main><h1>Page not found</h1>${Array.from({ length: 5 }, () => '<p>We are sorry: the page that you asked for has been moved or has never existed. Please use the search, or go back to the start page of our site to find what you want.</p>').join('')}</main>`,
  ),
  'a list of teasers': page(
    `<main>${Array.from({ length: 20 }, (_, no) => `<article><h2><a href="/${no}">Harvest festival number ${no} draws record crowds</a></h2><p>Visitors came from all over the county to taste apples, cider and cheese on a sunny weekend, the organisers said.</p></article>`).join('')}</main>`,
  ),
  'another article': page(
    `<article><h1>Ferry runs aground near Sundvik</h1>${Array.from({ length: 6 }, () => '<p>A ferry with eighty passengers ran aground near Sundvik on Sunday evening. The coast guard brought everyone ashore, and divers will look for damage to the hull in the morning, a spokeswoman explained.</p>').join('')}</article>`,
  ),
};

/** A page that shows the beginning alone. */
export const PAYWALLED = page(
  `${MENU}<article><h1>${HEADLINE}</h1><p>${LEAD}</p><div class="paywall"><p>Subscribe now to read on.</p></div></article>${FOOTER}`,
);
