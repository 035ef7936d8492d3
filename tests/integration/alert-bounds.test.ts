import { afterAll, beforeAll, expect, test } from 'vitest';
import { OPERATIONS } from '../../server/http/reference/openapi.ts';
import { type AlertRig, acceptHook, managed, openAlertRig, POLL_MS } from '../helpers/alert-rig.ts';
import type { Api } from '../helpers/api.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

let rig: AlertRig;
let world: World;
let api: Api;
beforeAll(async () => {
  rig = await openAlertRig();
  world = await openWorld({ workers: 2, env: rig.env });
  ({ api } = await world.publisher('The Bound'));
});
afterAll(async () => {
  await world.close();
  await rig.close();
});

const RULES = [{ name: 'x', filter: { any: ['x'] }, level: 'all' }];

/** The schema that the reference shows for this call's answer. */
function answerSchema(operationId: string, status: number) {
  const schema = OPERATIONS.find(({ id }) => id === operationId)?.answers[status]?.schema?.schema;
  expect(schema).toBeDefined();
  return schema;
}

function fields({ body }: { body: { errors?: { field: string; rule: string }[] } }) {
  return body.errors?.map(({ field, rule }) => `${field} ${rule}`);
}

test('ALERT9 an address that could never be called is refused, by its rule', async () => {
  const refused: [kind: string, address: string, rule: string][] = [
    ['email', 'ann', 'address format'],
    ['email', 'ann@example.org, bob@example.org', 'address format'],
    ['ntfy', 'https://ntfy.example/topic', 'address ntfy_host'],
    ['ntfy', `${new URL(rig.site.url('/')).origin}/a/b`, 'address ntfy_topic'],
    ['webhook', 'http://hooks.example/x', 'address https'],
    ['webhook', 'https://10.0.0.1/x', 'address blocked_address'],
    ['webhook', 'https://ann:secret@hooks.example/x', 'address blocked_scheme'],
  ];
  for (const [kind, address, rule] of refused) {
    const answer = await rig.add(world, { kind, address, rules: RULES });
    expect([address, answer.status, fields(answer)]).toEqual([address, 422, [rule]]);
  }
  const wrong = { kind: 'email', address: 'a@b.example', rules: [{ ...RULES[0], independent: 11 }], groupSeconds: 1 };
  expect(fields(await rig.add(world, wrong))).toEqual(['rules.0.independent too_long', 'groupSeconds too_short']);
});

test('ALERT2 only the token reads, changes, tests and ends an address', async () => {
  acceptHook(rig.site, '/mine');
  const made = await rig.confirmed(world, { kind: 'webhook', address: rig.site.url('/mine'), rules: RULES });
  const mine = managed(world, made);
  const path = `/alerts/${made.id}`;
  const other = managed(world, { token: 'somebody-elses' });
  for (const answer of [await other.get(path), await other.post(`${path}/test`, {}), await other.delete(path)]) {
    expect([answer.status, answer.body.code]).toEqual([404, 'not_found']);
  }
  expect(answerSchema('addAlert', 201)?.safeParse(made).error?.issues).toBeUndefined();
  expect(answerSchema('getAlert', 200)?.safeParse((await mine.get(path)).body).error?.issues).toBeUndefined();
  expect((await mine.get(path)).body).toMatchObject({ state: 'active', rules: [{ independent: 1, onlyNew: false }] });
  expect(JSON.stringify((await mine.get(path)).body)).not.toMatch(/whsec_|code=/);
  const changed = await mine.send('PUT', path, JSON.stringify({ rules: [] }), { 'Content-Type': 'application/json' });
  expect(changed.body).toMatchObject({ rules: [], groupSeconds: 300 });
  expect((await mine.post(`${path}/test`, {})).status).toBe(202);
  const tested = async () => (await mine.get(path)).body.deliveries[0];
  await waitFor(
    'the test was told',
    async () => (await tested()).kind === 'test' && (await tested()).status === 'sent',
  );
  await mine.post(`${path}/test`, {});
  await mine.post(`${path}/test`, {});
  expect((await mine.post(`${path}/test`, {})).body).toMatchObject({ status: 429, code: 'too_many_alerts' });
  expect((await mine.delete(path)).status).toBe(204);
  expect((await mine.get(path)).status).toBe(404);
});

test('ALERT10 whoever asks, one mailbox is asked to confirm three times a day, however it is spelled', async () => {
  const spellings = ['Victim@mail.example', 'victim+a@mail.example', 'victim+b@mail.example', 'victim+c@mail.example'];
  const answers = [];
  for (const address of spellings)
    answers.push((await rig.add(world, { kind: 'email', address, rules: RULES })).status);
  expect(answers).toEqual([201, 201, 201, 429]);
  const { rows } = await world.db.query(`SELECT FROM alert_messages m JOIN alert_addresses a ON a.id = m.address_id
    WHERE a.address LIKE 'victim%' AND m.kind = 'confirm'`);
  expect(rows).toHaveLength(3);
});

test('ALERT10 one network adds twenty addresses a day', async () => {
  const add = (no: number) =>
    world
      .api()
      .post(
        '/alerts',
        { kind: 'webhook', address: rig.site.url(`/flood-${no}`), rules: RULES },
        { 'X-Forwarded-For': '198.51.100.7' },
      );
  const statuses = [];
  for (let no = 0; no < 21; no += 1) statuses.push((await add(no)).status);
  expect([statuses.slice(0, 20).every((status) => status === 201), statuses[20]]).toEqual([true, 429]);
});

test('ALERT11 a receiver that is gone ends the address with the reason; PUT tries it again', async () => {
  acceptHook(rig.site, '/gone');
  const rules = [{ name: 'tram', filter: { any: ['tram'] }, level: 'all' }];
  const made = await rig.confirmed(world, { kind: 'webhook', address: rig.site.url('/gone'), rules });
  rig.site.on('/gone', (_req, res) => res.writeHead(410).end());
  await api.publish({ headline: 'Trams stop', topics: ['Tram'] });
  const state = async () => (await managed(world, made).get(`/alerts/${made.id}`)).body;
  await waitFor('it has ended', async () => (await state()).state === 'ended', undefined, POLL_MS);
  expect(await state()).toMatchObject({ reason: 'The receiver answered 410.', deliveries: [{ status: 'failed' }, {}] });
  await managed(world, made).send('PUT', `/alerts/${made.id}`, JSON.stringify({ rules }), {
    'Content-Type': 'application/json',
  });
  expect((await state()).state).toBe('active');
});

test('ALERT5 what a stopped worker may have sent is not sent again by mail, and a webhook knows it by its id', async () => {
  acceptHook(rig.site, '/crash');
  const rules = [{ name: 'ferry', filter: { any: ['ferry'] }, level: 'all' }];
  const hook = await rig.confirmed(world, { kind: 'webhook', address: rig.site.url('/crash'), rules });
  const mail = await rig.confirmed(world, { kind: 'email', address: 'crash@mail.example', rules });
  await api.publish({ headline: 'Ferry sinks', topics: ['Ferry'] });
  const statuses = async () => {
    const { rows } = await world.db.query<{ status: string }>(
      `SELECT status FROM alert_messages WHERE kind = 'news' AND address_id IN ('${hook.id}', '${mail.id}')`,
    );
    return rows.map(({ status }) => status);
  };
  await waitFor('both were told', async () => (await statuses()).join() === 'sent,sent');
  const ids = () => rig.site.requests('/crash').map(({ headers }) => headers['webhook-id']);
  const [, id] = ids();
  await world.db.query(`UPDATE alert_messages SET status = 'sending', settled_at = now() - interval '3 minutes'
    WHERE kind = 'news' AND address_id IN ('${hook.id}', '${mail.id}')`);
  await waitFor('both are settled', async () => (await statuses()).sort().join() === 'failed,sent');
  expect(ids().slice(1)).toEqual([id, id]);
  expect(rig.mail.to('crash@mail.example')).toHaveLength(2);
});

test('ALERT1 where there is no public address, nothing is offered and nothing is taken', async () => {
  const silent = await openWorld({ workers: 0 });
  expect((await silent.api().get('/alerts')).body).toEqual({ kinds: [], ntfyHosts: [] });
  const refused = await silent
    .api()
    .post('/alerts', { kind: 'webhook', address: 'https://hooks.example/x', rules: RULES });
  expect(refused.body).toMatchObject({ status: 403, code: 'alerts_off' });
  await silent.close();
});
