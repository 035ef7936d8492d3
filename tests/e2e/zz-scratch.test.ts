import { writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { withPages } from '../helpers/page-world.ts';

const pages = withPages({ env: { NEWSWIRE_IMAGES: 'direct' } });
const OUT = '/tmp/wt-b-shots';
const PICTURE = (no: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"><path fill="hsl(${no * 70} 40% 45%)" d="M0 0h3v2H0z"/><circle cx="${1 + no * 0.3}" cy="1" r=".5" fill="#fff8"/></svg>`;

const COMMON =
  'The ferry Calloway ran aground on the rocks off Brannock Point early on Tuesday with 212 passengers aboard. ' +
  'Lifeboats from Port Amsel took everyone off the ferry Calloway within hours, the coastguard of Brannock said.';

async function setUp(): Promise<Record<string, string>> {
  const ids: Record<string, string> = {};
  const papers = new Map<string, Awaited<ReturnType<typeof pages.world.publisher>>['api']>();
  const publish = async (key: string, paper: string, story: Record<string, unknown>) => {
    if (!papers.has(paper)) papers.set(paper, (await pages.world.publisher(paper)).api);
    ids[key] = (await papers.get(paper)!.publish({ topics: ['Ferries', 'Port Amsel'], ...story })).storyId;
    return papers.get(paper)!;
  };
  for (let no = 0; no < 8; no += 1)
    await publish(`f${no}`, `Paper ${no % 3}`, {
      headline: `${['Harbour', 'Lighthouse', 'Tide', 'Island', 'Fishing', 'Bridge', 'Pilot', 'Storm'][no]} news: a ${no + 2}-year plan for the ${['quay', 'lamp', 'weir', 'school', 'fleet', 'ramp', 'boat', 'wall'][no]} is agreed`,
      body: `Something quite different number ${no} about ${['quays', 'lamps', 'weirs', 'schools', 'fleets', 'ramps', 'boats', 'walls'][no]} happened. It was ${no} o'clock in ${['Velden', 'Ostra', 'Karlby', 'Minster', 'Tarn', 'Quill', 'Drum', 'Pelham'][no]}.`,
    });
  await publish('cover', 'The Harbour Gazette', { headline: 'Ferry Calloway runs aground off Brannock Point with 212 aboard', summary: 'Everyone was taken off by lifeboats from Port Amsel; the owner speaks of a nine-year-old rudder.', body: `${COMMON}\n\n${COMMON}`, byline: 'Ann Lind', language: 'en', section: 'world' });
  await publish('c2', 'Meridian Wire', { headline: 'All 212 safe after ferry Calloway strikes rocks at Brannock Point', body: `${COMMON} The owner, Meridian Lines, put the damage to the ferry at $4.5 million.`, language: 'en' });
  await publish('c3', 'Coast Agency', { headline: 'Calloway ferry aground: lifeboats take off 212', body: `${COMMON} The captain, Ilse Vorn, told a court that the rudder had failed.`, language: 'en' });
  await publish('c4', 'Hallby Courier', { headline: 'Calloway ferry aground off Brannock', body: `${COMMON} The captain, Ilse Vorn, told a court that the rudder had failed. (Agency)`, language: 'en' });
  const fr = await publish('c5', 'Le Phare', { headline: 'Le ferry Calloway s’échoue à Brannock Point : 212 passagers sauvés', body: 'Le ferry Calloway s’est échoué sur les rochers de Brannock Point mardi avec 212 passagers à bord. Les canots de sauvetage de Port Amsel ont évacué le ferry Calloway, selon les garde-côtes de Brannock.', language: 'fr' });
  void fr;
  await pages.world.db.query(`UPDATE stories SET released_at = released_at - interval '3 hours' + (seq % 10) * interval '14 minutes' WHERE id = ANY($1)`, [['cover', 'c2', 'c3', 'c4', 'c5'].map((key) => ids[key])]);
  const r = papers.get('Meridian Wire')!;
  const { body } = await r.delete(`/stories/${ids.c2}`, { reason: 'The figure for the damage was wrong.' });
  await r.finished(body.id);
  const c = await publish('plain', 'The Inland Echo', { headline: 'A nine-year wait ends as the valley library opens its doors again', summary: 'Readers queued from dawn.', byline: 'Tom Reed', topics: ['Libraries'], body: '<p>Readers queued from dawn on Saturday, when the valley library opened after nine years of repairs.</p><p>The roof had been leaking since the winter of 2016.</p><h2>What is new</h2><p>A reading room, a <em>garden</em>, and a lift.</p><blockquote>We had nearly given up.</blockquote><table><tr><th>City</th><th>Visitors</th><th>Books lent</th><th>Opening hours per week</th></tr><tr><td>Berth</td><td>1,204</td><td>88,120</td><td>forty-two</td></tr><tr><td>Hallby</td><td>2,310</td><td>120,040</td><td>thirty-six and a half</td></tr></table><pre>a very long line of code that goes on and on and on beyond the width of any phone that one might hold</pre>', bodyFormat: 'html', language: 'en', url: 'https://www.inland.example/library' });
  await publish('corrected', 'The Inland Echo', { headline: 'Three boats lost in the storm', body: 'They left at dawn.\n\nNobody was hurt.', topics: ['Storms'], language: 'en' });
  const p = await c.patch(`/stories/${ids.corrected}`, { headline: 'Two boats lost in the storm', body: 'They left at dawn.\n\nOne sailor was hurt.' });
  await c.finished(p.body.id);
  await publish('retracted', 'The Inland Echo', { headline: 'Mayor resigns over a bridge', body: 'The mayor has resigned over the bridge, the council said.', topics: ['Bridges'], language: 'en' });
  const d = await c.delete(`/stories/${ids.retracted}`, { reason: 'It was a drill.' });
  await c.finished(d.body.id);
  await publish('media', 'The Inland Echo', { headline: 'The lighthouse speaks after forty years', summary: 'Its foghorn was heard as far as the ferry.', language: 'en', topics: ['Lighthouses'], body: `<p>The horn swings.</p>${[1, 2, 3].map((no) => `<figure><img src="https://media.example/${no}.svg" alt="Picture ${no}"><figcaption>The lamp room, picture ${no}, by Ann Lind.</figcaption></figure>`).join('')}<p>And on it goes.</p>`, bodyFormat: 'html', imageUrl: 'https://media.example/0.svg', imageCaption: 'The lighthouse on Monday.', imageCredit: 'Ann Lind', media: [{ url: 'https://media.example/episode-12.mp3', kind: 'audio', type: 'audio/mpeg', bytes: 8_400_000, durationSeconds: 720, title: 'Episode 12: the foghorn' }] });
  await publish('arabic', 'صحيفة المرفأ', { headline: 'مجلس المدينة يقر خطة جديدة لإعادة بناء الميناء القديم بعد تسع سنوات', summary: 'تبدأ الأعمال في الربيع المقبل وتستمر ثلاث سنوات.', byline: 'ليلى حداد', topics: ['الميناء'], body: 'أقر مجلس المدينة يوم الخميس خطة لإعادة بناء الميناء القديم.\n\nوقال رئيس المجلس إن الأعمال ستبدأ في الربيع.', language: 'ar' });
  await publish('japanese', '港新聞', { headline: '市議会、老朽化した港の再建計画を承認　九年越しの議論に決着', summary: '工事は来春に始まり、三年間続く見通しだ。', byline: '山田花子', topics: ['港湾'], body: '市議会は木曜日、古い港を再建する計画を承認した。\n\n議長は「来春には工事を始めたい」と述べた。', language: 'ja' });
  await publish('long', 'The Inland Echo', { headline: 'The council of Drovany has voted after eleven hours of debate to reopen the old mill road, to widen the bend above the weir and to let the first bus use it on Monday', topics: ['Roads'], summary: `See https://example.org/${'a-very-long-address/'.repeat(12)}`, byline: `https://example.org/${'x'.repeat(120)}`, body: 'It was late.', language: 'en' });
  return ids;
}

test('shots', { timeout: 280_000 }, async () => {
  const ids = await setUp();
  const wanted = (process.env.SHOTS ?? '').split(',').filter(Boolean);
  const shots = [
    ['cover', 1280, 'light', ''],
    ['cover', 390, 'light', ''],
    ['cover', 1920, 'dark', ''],
    ['plain', 390, 'dark', ''],
    ['plain', 1280, 'light', 'contrast'],
    ['plain', 360, 'light', ''],
    ['plain', 768, 'light', ''],
    ['corrected', 1280, 'light', ''],
    ['retracted', 390, 'light', ''],
    ['media', 390, 'light', ''],
    ['media', 1280, 'dark', 'contrast'],
    ['arabic', 390, 'light', ''],
    ['arabic', 1280, 'dark', ''],
    ['japanese', 390, 'light', ''],
    ['japanese', 1280, 'light', ''],
    ['long', 360, 'light', ''],
    ['long', 1280, 'light', ''],
  ] as const;
  for (const [key, width, colorScheme, theme] of shots) {
    if (wanted.length > 0 && !wanted.includes(key)) continue;
    const { page, close } = await pages.openReader({ viewport: { width, height: width < 500 ? 780 : 900 }, colorScheme, hasTouch: width < 500 });
    await page.route('https://media.example/**', (route) => route.fulfill({ contentType: 'image/svg+xml', body: PICTURE(Number(/(\d)\.svg/.exec(route.request().url())?.[1] ?? 0)) }));
    if (theme) await page.addInitScript(`localStorage['newswire.theme'] = JSON.stringify('${theme}')`);
    await page.goto(`${pages.world.url()}/story/${ids[key]}`);
    await page.getByTestId('tool-save').waitFor();
    await page.locator('#comments').waitFor();
    await page.evaluate('document.fonts.ready');
    if (key === 'corrected') await page.getByTestId('changes-toggle').click();
    await new Promise((r) => setTimeout(r, 1_200));
    await page.screenshot({ path: `${OUT}/${key}-${width}-${theme || colorScheme}.png`, fullPage: true });
    const wide = await page.evaluate('document.documentElement.scrollWidth');
    if ((wide as number) > width) console.log(key, width, 'too wide', wide);
    if (width === 1280 && colorScheme === 'light') writeFileSync(`${OUT}/${key}.pdf`, await page.pdf());
    await close();
  }
});

test('shots2', { timeout: 280_000 }, async () => {
  const ids = await setUp();
  const open = async (path: string, width: number, options: Record<string, unknown> = {}) => {
    const { page, close } = await pages.openReader({ viewport: { width, height: width < 500 ? 780 : 900 }, hasTouch: width < 500, ...options });
    await page.route('https://media.example/**', (route) => route.fulfill({ contentType: 'image/svg+xml', body: PICTURE(Number(/(\d)\.svg/.exec(route.request().url())?.[1] ?? 0)) }));
    await page.goto(`${pages.world.url()}${path}`);
    return { page, close };
  };
  const rest = () => new Promise((r) => setTimeout(r, 1_000));
  for (const key of ['cover', 'plain', 'media']) {
    const { page, close } = await open(`/story/${ids[key]}`, 794);
    await page.getByTestId('tool-save').waitFor();
    await page.locator('#comments').waitFor();
    await rest();
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await page.screenshot({ path: `${OUT}/print-${key}.png`, fullPage: true });
    await close();
  }
  {
    const { page, close } = await open('/', 794);
    await page.getByTestId('story').first().waitFor();
    await rest();
    await page.emulateMedia({ media: 'print' });
    await page.screenshot({ path: `${OUT}/print-board.png`, fullPage: true });
    await close();
  }
  for (const width of [390, 1280])
    for (const size of [32]) {
      for (const path of ['/', `/story/${ids.cover}`]) {
        const { page, close } = await open(path, width);
        await page.evaluate(`document.documentElement.style.fontSize = '${size}px'`);
        await rest();
        await page.screenshot({ path: `${OUT}/root${size}-${path === '/' ? 'board' : 'story'}-${width}.png` });
        await close();
      }
    }
  {
    const { page, close } = await open('/', 1280);
    await page.getByTestId('open-display').click();
    await page.getByTestId('display').waitFor();
    await rest();
    await page.screenshot({ path: `${OUT}/display-1280.png` });
    await page.getByText('High contrast').click();
    await page.getByText('Larger').click();
    await page.keyboard.press('Escape');
    await rest();
    await page.screenshot({ path: `${OUT}/board-contrast-larger.png` });
    await close();
  }
  {
    const { page, close } = await open('/', 390, { colorScheme: 'dark' });
    await page.getByTestId('story').first().waitFor();
    await page.getByTestId('tabs').getByRole('button', { name: 'More' }).click();
    await rest();
    await page.screenshot({ path: `${OUT}/more-390.png` });
    await page.getByTestId('open-display').last().click();
    await rest();
    await page.screenshot({ path: `${OUT}/display-390.png` });
    await close();
  }
  {
    const { page, close } = await open(`/story/${ids.cover}`, 390);
    await page.getByTestId('tool-mute').click();
    await rest();
    await page.screenshot({ path: `${OUT}/mutemenu-390.png` });
    await page.getByTestId('mute-topic').first().click();
    await rest();
    await page.screenshot({ path: `${OUT}/mute-390.png` });
    await close();
  }
  {
    const { page, close } = await open('/?q=ferry', 390, { javaScriptEnabled: false });
    await page.screenshot({ path: `${OUT}/search-noscript-390.png` });
    await page.goto(`${pages.world.url()}/story/${ids.cover}`);
    await page.screenshot({ path: `${OUT}/story-noscript-390.png`, fullPage: true });
    await close();
  }
  {
    const { page, close } = await open('/desk', 1280, { colorScheme: 'dark' });
    await page.getByTestId('display-button').click();
    await rest();
    await page.screenshot({ path: `${OUT}/desk-1280.png` });
    await close();
  }
});
