import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '../../shared/node/db/migrate.ts';
import { openCommenter } from '../helpers/commenter.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let people = 0;

beforeAll(async () => {
  world = await openWorld({ servers: 2, workers: 0, env: { NEWSWIRE_TRUST_PROXY: '1' } });
});
afterAll(() => world.close());

const publish = (name: string, server = 0) => world.api(undefined, server).post('/publishers', { name });
/** Each from an address of its own, which may choose few names. */
const comment = (name: string) => {
  people += 1;
  return openCommenter(world.url(), name, `198.51.100.${people}`);
};

test('COMMENT1 a name that looks like a publisher’s is taken', async () => {
  expect(await publish('Reuters Daily')).toMatchObject({ status: 201 });
  for (const name of [
    'Rеuters Daily',
    'Reu\u200bters Daily',
    'Reuters DaiIy',
    'REUTERS-DAILY',
    'Ｒeuters\u3164 Daily',
  ]) {
    await expect(comment(name), name).rejects.toThrow('name_taken');
  }
});

test('COMMENT1 a name that looks like another commenter’s is taken', async () => {
  await comment('Pavel');
  for (const name of ['Раvеl', 'PaveI', 'pa\u00advel']) await expect(comment(name), name).rejects.toThrow('name_taken');
  await comment('Pavol');
});

test('a publisher’s name that looks like another publisher’s is taken, and a commenter keeps none from its name', async () => {
  await comment('The Globe');
  expect(await publish('The Globe')).toMatchObject({ status: 201 });
  for (const name of ['Тhe Globe', 'The GIobe', 'The\u00a0Globe', 'the globe']) {
    expect(await publish(name), name).toMatchObject({ status: 409, body: { code: 'name_taken' } });
  }
  const feed = { url: 'https://feed.example/rss', publisher: 'Thе Globe' };
  expect(await world.api().post('/feeds', feed)).toMatchObject({ status: 409, body: { code: 'name_taken' } });
});

test('of two who choose names that look alike at once, on two servers, one gets it', async () => {
  const names = ['Same Paper', 'Sаme Paper', 'Sаmе Paper', 'SAME PAPER', 'Same Pаper', 'Same Рaper'];
  const answers = await Promise.all(names.map((name, index) => publish(name, index % 2)));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
});

test('names from before, and those that the version before gives meanwhile, are known by their looks', async () => {
  const add = (name: string) =>
    world.db.query(sql`INSERT INTO publishers (id, name) VALUES (gen_random_uuid(), ${name})`);
  await add('Old Gazette');
  await add('Оld Gazette');
  await migrate(world.config.database, () => undefined);
  const { rows } = await world.db.query(sql`SELECT FROM publishers WHERE name_look IS NULL`);
  expect(rows).toHaveLength(0);
  await add('Late Gazette');
  expect(await publish('Lаte Gazette')).toMatchObject({ status: 409 });
  await expect(comment('OId Gazette')).rejects.toThrow('name_taken');
});
