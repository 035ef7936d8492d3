import { describe, expect, test } from 'vitest';
import { parseFeed } from './parse-feed.ts';

const ADDRESS = 'https://a.example/feed';
const rss = (inside: string) =>
  parseFeed(
    Buffer.from(`<rss version="2.0"><channel><item><guid>1</guid><title>T</title>${inside}</item></channel></rss>`),
    {
      address: ADDRESS,
    },
  ).items[0];
const html = (body: string) => rss(`<description><![CDATA[${body}]]></description>`);

describe('FEED11 sound and video', () => {
  test.each([
    [
      'an enclosure with the length that podcasts state',
      '<enclosure url="/ep.mp3" length="1234" type="audio/mpeg"/><itunes:duration>1:02:03</itunes:duration>',
      [{ url: 'https://a.example/ep.mp3', kind: 'audio', type: 'audio/mpeg', bytes: 1234, durationSeconds: 3723 }],
    ],
    [
      'a type that says nothing, and a wrong length',
      '<enclosure url="https://m.example/ep.m4a?x=1" length="-1" type="application/octet-stream"/>',
      [{ url: 'https://m.example/ep.m4a?x=1', kind: 'audio', type: 'application/octet-stream' }],
    ],
    [
      'a video of Media RSS',
      '<media:content url="/v.mp4" type="video/mp4" fileSize="99" duration="61"><media:title>Launch</media:title></media:content>',
      [
        {
          url: 'https://a.example/v.mp4',
          kind: 'video',
          type: 'video/mp4',
          bytes: 99,
          durationSeconds: 61,
          title: 'Launch',
        },
      ],
    ],
    [
      'one recording of a group, the default',
      '<media:group><media:title>G</media:title><media:content url="/low.mp4" medium="video"/><media:content url="/high.mp4" medium="video" isDefault="true"/></media:group>',
      [{ url: 'https://a.example/high.mp4', kind: 'video', title: 'G' }],
    ],
    [
      'a player where there is no file',
      '<media:content medium="video"><media:player url="https://v.example/watch?v=1"/></media:content>',
      [{ url: 'https://v.example/watch?v=1', kind: 'video' }],
    ],
    [
      'one file, named twice',
      '<enclosure url="/ep.mp3" type="audio/mpeg" length="5"/><media:content url="/ep.mp3" medium="audio" duration="60"/>',
      [{ url: 'https://a.example/ep.mp3', kind: 'audio', type: 'audio/mpeg', bytes: 5, durationSeconds: 60 }],
    ],
  ])('%s', (_what, inside, media) => {
    expect(rss(inside)?.media).toEqual(media);
  });

  test('of Atom and JSON Feed', () => {
    const atom =
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><title>T</title><link rel="enclosure" href="/a.ogg" type="audio/ogg" length="7" title="Talk"/></entry></feed>';
    const json = {
      version: 'https://jsonfeed.org/version/1.1',
      items: [
        {
          id: '1',
          title: 'T',
          attachments: [
            { url: '/a.ogg', mime_type: 'audio/ogg', size_in_bytes: 7, duration_in_seconds: 8, title: 'Talk' },
          ],
        },
      ],
    };
    const talk = { url: 'https://a.example/a.ogg', kind: 'audio', type: 'audio/ogg', bytes: 7, title: 'Talk' };
    expect(parseFeed(Buffer.from(atom), { address: ADDRESS }).items[0]?.media).toEqual([talk]);
    expect(parseFeed(Buffer.from(JSON.stringify(json)), { address: ADDRESS }).items[0]?.media).toEqual([
      { ...talk, durationSeconds: 8 },
    ]);
  });

  test('pictures, documents and scripts are none; ten files are enough', () => {
    const others = ['/a.jpg" type="image/jpeg', '/a.pdf" type="application/pdf', 'javascript:a.mp3" type="audio/mpeg'];
    expect(rss(others.map((url) => `<enclosure url="${url}"/>`).join(''))).not.toHaveProperty('media');
    const many = Array.from({ length: 50 }, (_, i) => `<enclosure url="/${i}.mp3" type="audio/mpeg"/>`).join('');
    expect(rss(many)?.media).toHaveLength(10);
  });
});

describe('what is said about a picture', () => {
  test.each([
    [
      'by the picture itself',
      '<media:content url="/a.jpg" medium="image"><media:title>A harbour</media:title><media:description>Ships at dawn.</media:description><media:credit role="photographer">Ann Lee</media:credit></media:content>',
      { imageAlt: 'A harbour', imageCaption: 'Ships at dawn.', imageCredit: 'Ann Lee' },
    ],
    [
      'beside it',
      '<description>News.</description><media:content url="/a.jpg" medium="image"/><media:credit>Ann Lee</media:credit><media:description>Ships at dawn.</media:description>',
      { imageCaption: 'Ships at dawn.', imageCredit: 'Ann Lee' },
    ],
    [
      'in its group, with a text for those who do not see it',
      '<media:group><media:content url="/a.jpg" type="image/jpeg"/><media:text type="html">&lt;i&gt;Three&lt;/i&gt; ships</media:text><media:copyright>The Agency</media:copyright></media:group>',
      { imageAlt: 'Three ships', imageCredit: 'The Agency' },
    ],
    [
      'in the text, where the same picture stands',
      '<media:content url="/a.jpg?w=9" medium="image"/><description>&lt;img src="/b.jpg" alt="Other"&gt;&lt;img src="/a.jpg" alt="Ships"&gt;</description>',
      { imageAlt: 'Ships' },
    ],
    [
      'not by its file name or the headline',
      '<media:content url="/a.jpg" medium="image"><media:title>IMG_1234.JPG</media:title><media:description>T</media:description></media:content>',
      {},
    ],
  ])('%s', (_what, inside, said) => {
    const { imageUrl, imageAlt, imageCaption, imageCredit } = rss(inside) ?? {};
    expect(imageUrl).toMatch(/^https:\/\/a\.example\/a\.jpg/);
    expect({ imageAlt, imageCaption, imageCredit }).toEqual({
      imageAlt: undefined,
      imageCaption: undefined,
      imageCredit: undefined,
      ...said,
    });
  });
});

describe('FEED11 the lead picture is a real one', () => {
  const dot = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';
  test.each([
    ['data-src', `<img src="${dot}" data-src="/a.jpg">`],
    ['a loader before data-lazy-src', '<img src="/lazyload.gif" data-lazy-src="/a.jpg">'],
    ['data-original', '<img src="/spacer.gif" data-original="a.jpg">'],
    ['srcset alone', '<img srcset="/a.jpg 800w, /big.jpg 5000w">'],
    ['data-srcset', `<img src="${dot}" data-srcset="/a.jpg 2x">`],
    ['a source', `<picture><source srcset="/a.jpg 1x"><img src="${dot}"></picture>`],
    ['the copy in noscript', `<img src="${dot}" class="lazy"><noscript><img src="/a.jpg"></noscript>`],
    [
      'after a smiley and a pixel',
      '<img class="wp-smiley" src="/s.png"><img src="/p.gif" width="1" height="1"><img src="/a.jpg">',
    ],
    ['with a > in its description', '<img alt="a > b" src="/a.jpg">'],
  ])('%s', (_what, body) => {
    expect(html(body)?.imageUrl).toBe('https://a.example/a.jpg');
  });

  test('a placeholder alone is no picture', () => {
    for (const body of [`<img src="${dot}">`, '<img src="/lazyload.gif">', '<video><source src="/a.mp4"></video>'])
      expect(html(body)).not.toHaveProperty('imageUrl');
    expect(rss('<media:thumbnail url="/placeholder.png"/>')).not.toHaveProperty('imageUrl');
  });

  test('addresses that lazy loading keeps aside become absolute in the text, and settings stay', () => {
    expect(html('<img data-src="a.jpg" data-lazy="true" srcset="b.jpg 1x, /c,d.jpg 2x">')?.body).toBe(
      '<img data-src="https://a.example/a.jpg" data-lazy="true" srcset="https://a.example/b.jpg 1x, https://a.example/c,d.jpg 2x">',
    );
  });
});
