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
  '<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>',
  '<math><annotation-xml encoding="text/html"><style><img src=x onerror=alert(1)></style></annotation-xml></math>',
  '<math href="javascript:alert(1)"><mi xlink:href="javascript:alert(1)" href="javascript:alert(1)">x</mi></math>',
  '<math><maction actiontype="statusline#http://x" xlink:href="javascript:alert(1)"><mi>x</mi></maction></math>',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<math><mi><![CDATA[<img src=x onerror=alert(1)>]]></mi></math>',
  '<iframe>&lt;/iframe&gt;<img src=x onerror=alert(1)></iframe>',
  '<object data="javascript:alert(1)"><param name="movie" value="javascript:alert(1)"></object>',
  '<video src="javascript:alert(1)" poster="javascript:alert(1)"></video>',
  '<img data-src="javascript:alert(1)" srcset="javascript:alert(1) 1x">',
  '<xmp></xmp/><img src=x onerror=alert(1)></xmp><textarea></textarea/><img src=x onerror=alert(1)>',
  '<svg><title><img src=x onerror=alert(1)></title><desc><img src=x onerror=alert(1)></desc></svg>',
];

test('the traps catch what is not sanitised', async () => {
  expect(await page.mischief('<img src=x onerror=alert(1)>')).not.toEqual([]);
});

test.each(HOSTILE)('nothing runs of %s', async (html) => {
  for (const format of ['html', 'markdown', 'text'] as const) {
    expect(await page.mischief(sanitiseBody(html, format))).toEqual([]);
  }
});
