import { expect, test } from 'vitest';
import { listAddress, parseAddress, sameTopics, storyAddress, withTopic } from './address.ts';

test('the root without a query is the list of everything', () => {
  expect(parseAddress('/', '')).toEqual({ name: 'list', any: [] });
});

test('topics are read from a comma-separated or a repeated parameter, each once', () => {
  expect(parseAddress('/', '?any=ukraine,nato&any=ukraine')).toEqual({ name: 'list', any: ['ukraine', 'nato'] });
});

test('labels in the address are folded to slugs and empty ones left out', () => {
  expect(parseAddress('/', '?any=Middle%20East,,%21')).toEqual({ name: 'list', any: ['middle-east'] });
});

test('more topics than a filter may hold are cut off', () => {
  const many = Array.from({ length: 60 }, (_, index) => `t${index}`).join(',');
  expect(parseAddress('/', `?any=${many}`)).toMatchObject({ any: { length: 50 } });
});

test('a story address gives its id', () => {
  expect(parseAddress('/story/0198', '')).toEqual({ name: 'story', id: '0198' });
  expect(parseAddress('/story/0198/a-readable-end', '')).toEqual({ name: 'story', id: '0198' });
  expect(parseAddress('/story/100%', '')).toEqual({ name: 'story', id: '100%' });
});

test('any other path is missing', () => {
  expect(parseAddress('/nowhere', '').name).toBe('missing');
  expect(parseAddress('/story/', '').name).toBe('missing');
});

test('an address that is written is read back as it was, in any script', () => {
  const any = ['ukraine', 'выборы'];
  const url = new URL(listAddress(any), 'http://newswire.test');
  expect(parseAddress(url.pathname, url.search)).toEqual({ name: 'list', any });
  expect(listAddress(['a', 'b'])).toBe('/?any=a,b');
  expect(listAddress([])).toBe('/');
  expect(parseAddress(storyAddress('a b'), '')).toEqual({ name: 'story', id: 'a b' });
});

test('the order of topics makes no other list', () => {
  expect(sameTopics(['a', 'b'], ['b', 'a'])).toBe(true);
  expect(sameTopics(['a'], ['a', 'b'])).toBe(false);
});

test('a topic is added once', () => {
  expect(withTopic(['a'], 'b')).toEqual(['a', 'b']);
  expect(withTopic(['a'], 'a')).toEqual(['a']);
});
