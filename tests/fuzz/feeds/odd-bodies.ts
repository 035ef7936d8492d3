import fc from 'fast-check';

/** HTML that bodies have held. */
const PIECES = [
  '<p>One paragraph.</p>',
  '<p>Not closed <b>either',
  '</div></p></b>',
  '<script>alert("</p>")</script>',
  '<style>p { color: red }</style>',
  '<iframe src="https://video.example/embed/1"></iframe>',
  '<iframe srcdoc="<p>inside</p>"></iframe>',
  '<img src="data:image/gif;base64,R0lGOD" data-src="https://pictures.example/real.jpg" alt="a">',
  '<picture><source srcset="a.webp 1x, b.webp 2x"><img src="c.jpg" onerror="x()"></picture>',
  '<img srcset=", , 1x ,,http://a 99999999999w">',
  '<video src="v.mp4" poster="p.jpg"><track></video><audio controls src=s.mp3></audio>',
  '<math><mfrac><mn>1</mn><mi>x</mi></mfrac><annotation-xml encoding="text/html"><p>x</annotation-xml></math>',
  '<svg><title>t</title><foreignObject><p>x</p></foreignObject></svg>',
  '<ruby>漢<rp>(</rp><rt>kan</rt></ruby>',
  '<dl><dt>Tide<dd>High</dl><ol start="7" reversed><li value="-3">x</ol>',
  '<table><tr><td colspan=99999>x<table><td>y</table></table>',
  '<details><summary>s</summary>d</details>',
  '<a href="javascript:alert(1)">x</a><a href="//e.example">y</a><a href=" https://e.example\n">z</a>',
  '<!-- comment -- with -- dashes -->',
  '<!--> not closed',
  '<![CDATA[in html]]>',
  '<textarea><p>',
  '<noscript><img src="https://pictures.example/n.jpg"></noscript>',
  '<template><p>t</p></template>',
  '<base href="https://evil.example/"><meta http-equiv=refresh content=0>',
  '<p style="background:url(x)" class="a" id=b onclick=c>styled</p>',
  '&nbsp;&#0;&#xD800;&notit;&ltb&gt;',
  '<pre>  two\n\tlines </pre><code>&lt;b&gt;</code>',
  '<o:p>&nbsp;</o:p><st1:place>Rome</st1:place>',
  '<p>\u0000\u0001\u000b</p>',
];
const NESTED = ['<div>', '<blockquote>', '<b>', '<ul><li>', '<table><tr><td>', '<svg>', '<math><mrow>', '<span>'];

/** A body in HTML: several pieces, sometimes nested deeply. */
export const htmlBody: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 6 }).map((all) => all.join('')) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...NESTED), fc.constantFrom(3, 100, 600, 5_000), fc.constantFrom(...PIECES))
      .map(([tag, levels, inside]) => tag.repeat(levels) + inside),
  },
);
