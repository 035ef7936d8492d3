import { expect, test } from 'vitest';
import { storyPath, topicPath } from '../../shared/domain/story-address.ts';
import { columnAddress, dashboardAddress, parseAddress } from './address.ts';
import type { Column } from './column.ts';

const filterOf = (search: string, path = '/') => {
  const route = parseAddress(path, search);
  return route.name === 'single' ? route.column.filter : route;
};
const parse = (address: string) => {
  const url = new URL(address, 'http://newswire.test');
  return parseAddress(url.pathname, url.search);
};

test('the root without a query is the dashboard', () => {
  expect(parseAddress('/', '')).toEqual({ name: 'dashboard' });
  expect(parseAddress('/', '?utm_source=x')).toEqual({ name: 'dashboard' });
});

test('every part of a filter is read; lists are comma-separated or repeated', () => {
  expect(
    filterOf('?any=ukraine,nato&any=ukraine&none=sport&section=world&lang=en&priority=flash&q=grain%20-oil'),
  ).toEqual({
    any: ['ukraine', 'nato'],
    none: ['sport'],
    sections: ['world'],
    languages: ['en'],
    minPriority: 'flash',
    q: 'grain -oil',
  });
});

test('what breaks a rule is left out', () => {
  expect(filterOf('?any=Middle%20East,,%21&section=2nd&priority=loud')).toEqual({ any: ['middle-east'] });
  const many = Array.from({ length: 60 }, (_, index) => `t${index}`).join(',');
  expect(filterOf(`?any=${many}`)).toMatchObject({ any: { length: 50 } });
});

test('a topic has an address of its own', () => {
  expect(filterOf('', topicPath('выборы'))).toEqual({ any: ['выборы'] });
});

test('a column that is written is read back as it was', () => {
  const column: Column = {
    id: 'c',
    name: 'Grain & oil',
    filter: { any: ['a', 'b'], q: 'x, y' },
    sort: 'top',
    notify: 'flash',
  };
  const route = parse(columnAddress(column));
  expect(route).toMatchObject({ name: 'single', column: { name: column.name, filter: column.filter, sort: 'top' } });
  expect(parse(columnAddress({ name: null, filter: {}, sort: 'latest' })).name).toBe('single');
});

test('a dashboard that is written is read back as it was, and tells nobody what notifies me', () => {
  const columns: Column[] = [
    { id: '1', name: null, filter: {}, sort: 'latest', notify: 'off' },
    { id: '2', name: 'War', filter: { all: ['ukraine', 'nato'] }, sort: 'latest', notify: 'all' },
  ];
  const route = parse(dashboardAddress(columns));
  expect(route).toMatchObject({
    name: 'shared',
    columns: [{ filter: {} }, { name: 'War', filter: { all: ['ukraine', 'nato'] }, notify: 'off' }],
  });
});

test('a story address gives its id, whatever its headline says', () => {
  expect(parse(storyPath({ id: '0198', headline: 'Grain: a deal!' }))).toEqual({ name: 'story', id: '0198' });
  expect(parseAddress('/story/100%', '')).toEqual({ name: 'story', id: '100%' });
});

test('any other path is missing', () => {
  expect(parseAddress('/nowhere', '').name).toBe('missing');
  expect(parseAddress('/story/', '').name).toBe('missing');
});
