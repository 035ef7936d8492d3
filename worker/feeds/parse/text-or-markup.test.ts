import { describe, expect, test } from 'vitest';
import { parseFeed } from './parse-feed.ts';

const atom = (inside: string) =>
  parseFeed(Buffer.from(`<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id>${inside}</entry></feed>`))
    .items[0];
const rss = (inside: string) =>
  parseFeed(Buffer.from(`<rss version="2.0"><channel><item><guid>1</guid>${inside}</item></channel></rss>`)).items[0];
const json = (item: object) =>
  parseFeed(Buffer.from(JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items: [{ id: '1', ...item }] })))
    .items[0];

describe('FEED7 the type that Atom states decides', () => {
  test.each([
    ['<title>The &lt;b&gt; element</title>', 'The <b> element'],
    ['<title type="text">Use &lt;b&gt;bold&lt;/b&gt; text</title>', 'Use <b>bold</b> text'],
    ['<title type="text">Write &amp;amp; for an ampersand</title>', 'Write &amp; for an ampersand'],
    ['<title><![CDATA[<script> is back]]></title>', '<script> is back'],
    ['<title type="html">Fish &lt;b&gt;&amp;amp;&lt;/b&gt; chips</title>', 'Fish & chips'],
    ['<title type="html">About &amp;lt;b&amp;gt;bold&amp;lt;/b&amp;gt;</title>', 'About <b>bold</b>'],
    ['<title type="text/html" mode="escaped">&lt;i&gt;Old&lt;/i&gt; Atom</title>', 'Old Atom'],
    [`<title mode="base64">${Buffer.from('A &lt; <b>').toString('base64')}</title>`, 'A &lt; <b>'],
    ['<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <em>b</em> &lt;c&gt;</div></title>', 'A b <c>'],
  ])('%s', (title, headline) => {
    expect(atom(title)?.headline).toBe(headline);
  });

  test.each([
    ['<summary>The &lt;b&gt; element</summary>', '<p>The &lt;b&gt; element</p>'],
    ['<summary type="text">&lt;p&gt;As it is&lt;/p&gt;</summary>', '<p>&lt;p&gt;As it is&lt;/p&gt;</p>'],
    ['<summary>&lt;p&gt;Meant as HTML&lt;/p&gt;</summary>', '<p>Meant as HTML</p>'],
    ['<summary type="html">&lt;p&gt;HTML&lt;/p&gt;</summary>', '<p>HTML</p>'],
    ['<content type="text/plain">a &lt; b</content>', '<p>a &lt; b</p>'],
    [
      '<content>See &lt;a href="https://a.example/"&gt;here&lt;/a&gt;</content>',
      'See <a href="https://a.example/">here</a>',
    ],
    ['<content>The &lt;b&gt; element</content>', '<p>The &lt;b&gt; element</p>'],
    ['<content type="image/png">iVBORw0KGgo=</content><summary>A picture</summary>', '<p>A picture</p>'],
  ])('%s', (text, body) => {
    expect(atom(`<title>T</title>${text}`)?.body).toBe(body);
  });

  test('also of Atom inside RSS, and of Media RSS', () => {
    expect(rss('<atom:title>On &lt;b&gt;</atom:title>')?.headline).toBe('On <b>');
    expect(rss('<media:title type="html">&lt;b&gt;On&lt;/b&gt;</media:title>')?.headline).toBe('On');
    expect(rss('<media:title type="plain">&lt;b&gt;On&lt;/b&gt;</media:title>')?.headline).toBe('<b>On</b>');
  });
});

test.each([
  ['Browser drops &lt;big&gt; and &lt;font&gt; for good', 'Browser drops <big> and <font> for good'],
  ['Goodbye, &lt;/marquee&gt;!', 'Goodbye, </marquee>!'],
  ['What is “&lt;b&gt;”?', 'What is “<b>”?'],
  ['&lt;i&gt;Guide&lt;/i&gt;: the &lt;big&gt; element', 'Guide: the <big> element'],
  ['Breaking: &lt;b&gt; now &lt;/b&gt;', 'Breaking: now'],
  ['One&lt;br&gt;Two&lt;br/&gt; Three', 'One Two Three'],
  ['&lt;b&gt;Not closed', 'Not closed'],
  ['&lt;a href="/x"&gt;Link&lt;/a&gt; here', 'Link here'],
  ['Double &amp;lt;big&amp;gt; escape', 'Double <big> escape'],
])('a title of RSS, which may be either: %s', (title, headline) => {
  expect(rss(`<title>${title}</title>`)?.headline).toBe(headline);
});

test('JSON Feed says that titles and summaries are text', () => {
  const text = 'The <b> element & <b>bold</b>';
  expect(json({ title: text, summary: text, content_html: '<p>Hello</p>' })).toMatchObject({
    headline: text,
    summary: text,
    body: '<p>Hello</p>',
  });
});

describe('FEED5 references', () => {
  test.each([
    ['<title>Goal &#55357;&#56841;!</title>', 'Goal 😉!'],
    ['<title>Goal &#xD83D;&#xDE09;!</title>', 'Goal 😉!'],
    ['<title>Goal &amp;#55357;&amp;#56841;!</title>', 'Goal 😉!'],
    ['<title><![CDATA[Goal &#55357;&#56841;!]]></title>', 'Goal 😉!'],
    ['<title>Lone &#55357; half &#xDE09; &#x110000; &#0;</title>', 'Lone half'],
    ['<title>Caf&eacute;&nbsp;d&rsquo;&Eacute;t&eacute;&hellip;</title>', 'Café d’Été…'],
  ])('%s', (title, headline) => {
    expect(rss(title)?.headline).toBe(headline);
  });

  test('in the HTML of a JSON Feed', () => {
    expect(json({ content_html: '<p>&#55357;&#56841;&#55357;</p>' })?.body).toBe('<p>&#128521;</p>');
  });

  test('FEED7 to entities that the document declares, and to no external ones', () => {
    const text =
      '<!DOCTYPE rss [<!ENTITY nl "Newsletter"><!ENTITY co "The &nl; Co."><!ENTITY x SYSTEM "file:///etc/passwd">]>' +
      '<rss><channel><title>&co;</title><item><title>&nl; &x;</title><link>http://a.example/?a=1&amp;b=&nl;</link></item></channel></rss>';
    expect(parseFeed(Buffer.from(text))).toMatchObject({
      title: 'The Newsletter Co.',
      items: [{ headline: 'Newsletter &x;', url: 'http://a.example/?a=1&b=Newsletter' }],
    });
  });
});
