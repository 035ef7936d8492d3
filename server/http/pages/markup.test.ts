import { expect, test } from 'vitest';
import { jsonBlock, markup, trusted } from './markup.ts';

test('values are escaped, in text and in attributes', () => {
  const hostile = `"><script>alert('&')</script>`;
  expect(String(markup`<a title="${hostile}">${hostile}</a>`)).toBe(
    '<a title="&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;">&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;</a>',
  );
});

test('markup, lists of markup and what the sanitiser let through stand as they are', () => {
  const items = ['a', '<b>'].map((text) => markup`<li>${text}</li>`);
  expect(String(markup`<ul>${items}${false}${null}</ul>${trusted('<p>x</p>')}`)).toBe(
    '<ul><li>a</li><li>&lt;b&gt;</li></ul><p>x</p>',
  );
});

test('a data block cannot be ended from inside', () => {
  const block = String(jsonBlock({ headline: '</script><script>alert(1)</script>' }));
  expect(block).not.toContain('<');
  expect(JSON.parse(block).headline).toBe('</script><script>alert(1)</script>');
});
