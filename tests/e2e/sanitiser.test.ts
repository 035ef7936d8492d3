import { afterAll, beforeAll, expect, test } from 'vitest';
import { sanitiseBody } from '../../shared/node/text/sanitise.ts';
import { type HostilePage, openHostilePage } from '../helpers/hostile-page.ts';

let page: HostilePage;
beforeAll(async () => {
  page = await openHostilePage();
});
afterAll(() => page.close());

const HOSTILE = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)><animate onbegin=alert(1) attributeName=x dur=1s></svg>',
  '<a href="javascript:alert(1)">click</a>',
  '<a href="&#106;avascript:alert(1)">click</a>',
  '<a href="java&#10;script:alert(1)">click</a>',
  '<p onmouseover="alert(1)" onclick=alert(1) onfocus=alert(1) tabindex=0>hover</p>',
  '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<form action="javascript:alert(1)"><button formaction="javascript:alert(1)">x</button></form>',
  '<details open ontoggle=alert(1)><summary>x</summary></details>',
  '<style>@import "javascript:alert(1)";</style><div style="background:url(javascript:alert(1))">x</div>',
  '<base href="javascript:alert(1)//"><a href="x">x</a>',
  '<template><img src=x onerror=alert(1)></template>',
];

test('the traps catch what is not sanitised', async () => {
  expect(await page.mischief('<img src=x onerror=alert(1)>')).not.toEqual([]);
});

test.each(HOSTILE)('nothing runs of %s', async (html) => {
  for (const format of ['html', 'markdown', 'text'] as const) {
    expect(await page.mischief(sanitiseBody(html, format))).toEqual([]);
  }
});
