import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { OPERATIONS } from '../../server/http/reference/openapi.ts';
import type { Operation } from '../../server/http/reference/operation.ts';
import { ROLES, type Role, SCOPES_OF_ROLE } from '../../shared/domain/role.ts';
import { allows, SCOPES, type Scope } from '../../shared/domain/scope.ts';
import type { Api } from '../helpers/api.ts';
import { openTestAuthenticator, type TestAuthenticator } from '../helpers/test-authenticator.ts';
import { openTestDevice, type TestDevice } from '../helpers/test-device.ts';
import { openWorld, type World } from '../helpers/world.ts';

const ID = '018f0000-0000-7000-8000-000000000000';

let world: World;
let admin: Api;
let publisher: { id: string; key: string; api: Api };
let network = 0;
beforeAll(async () => {
  world = await openWorld({ servers: 2, workers: 0, env: { NEWSWIRE_TRUST_PROXY: '1' } });
  admin = world.api();
  publisher = await world.publisher('The Harbour Post');
});
afterAll(() => world.close());
// Each test has a network of its own, and so its own limits.
beforeEach(() => {
  network += 1;
});

const open = (server = 0): TestDevice => openTestDevice(world.url(server), `203.0.113.${network}`);

function expectToFit(id: string, status: number, body: unknown): void {
  const schema = OPERATIONS.find((operation) => operation.id === id)?.answers[status]?.schema?.schema;
  expect(schema?.safeParse(body).error?.issues, JSON.stringify(body)).toBeUndefined();
}

function tokenOf({ link }: { link: string }): string {
  return link.split('#invite=')[1] ?? '';
}

let people = 0;
async function invite(role: Role): Promise<{ id: string; name: string; token: string }> {
  people += 1;
  const name = `${role} ${people}`;
  const ofPublisher = role === 'editor' || role === 'writer' ? { publisher: publisher.id } : {};
  const { status, body } = await admin.post('/people', { name, role, ...ofPublisher });
  expect(status).toBe(201);
  expectToFit('addPerson', 201, body);
  return { id: body.person.id, name, token: tokenOf(body.invitation) };
}

async function makePasskey(token: string, server = 0, authenticator = openTestAuthenticator()) {
  const opened = await open(server).call('POST', '/people/invitation', { token });
  return { token, passkey: authenticator.create(opened.body.options, world.url(server)) };
}

interface Member {
  id: string;
  name: string;
  device: TestDevice;
  authenticator: TestAuthenticator;
}

async function join(role: Role, server = 0): Promise<Member> {
  const { id, name, token } = await invite(role);
  const authenticator = openTestAuthenticator();
  const device = open(server);
  const accepted = await device.call(
    'POST',
    '/people/invitation/passkey',
    await makePasskey(token, server, authenticator),
  );
  expect(accepted.body).toMatchObject({ person: { id, role } });
  expectToFit('acceptInvitation', 201, accepted.body);
  return { id, name, device, authenticator };
}

async function signIn(authenticator: TestAuthenticator, server = 0, device = open(server)) {
  const { body: options } = await device.call('POST', '/people/sign-in/options');
  const answer = await device.call('POST', '/people/sign-in', authenticator.get(options, world.url(server)));
  return { device, ...answer };
}

test('PEOPLE1 each role is a fixed set of scopes: what it allows passes, all else is 403', async () => {
  const members = new Map<Role, TestDevice>();
  for (const role of ROLES) members.set(role, (await join(role)).device);
  const ask = ({ method, path }: Operation, device: TestDevice) => {
    const address = path.replace(':name', 'edit').replace(':queue', 'edit').replace(/:seq/, '1').replace(/:\w+/g, ID);
    return device.call(method.toUpperCase(), address, method === 'get' ? undefined : {});
  };
  const keyed = OPERATIONS.filter(({ who, atRoot }) => !atRoot && SCOPES.includes(who as Scope));
  expect(keyed.length).toBeGreaterThan(80);
  for (const operation of keyed) {
    for (const [role, device] of members) {
      const scopes = SCOPES_OF_ROLE[role];
      const may = allows(scopes, operation.who as Scope) || (operation.orOperator && scopes.includes('admin'));
      const { status, body } = await ask(operation, device);
      if (may) expect([operation.id, role, body?.code]).not.toEqual([operation.id, role, 'scope_missing']);
      else expect([operation.id, role, status, body.code]).toEqual([operation.id, role, 403, 'scope_missing']);
      expect(status, operation.id).toBeLessThan(500);
    }
  }
}, 120_000);

test('PEOPLE2 an invitation says whom it is for, works once, and its passkey signs in again', async () => {
  const { id, name, token } = await invite('operator');
  const opened = await open().call('POST', '/people/invitation', { token });
  expectToFit('openInvitation', 200, opened.body);
  expect(opened.body.person).toEqual({ name, role: 'operator', publisher: null });
  expect(opened.body.options.authenticatorSelection.userVerification).toBe('required');
  const authenticator = openTestAuthenticator();
  const device = open();
  const made = await device.call('POST', '/people/invitation/passkey', await makePasskey(token, 0, authenticator));
  expect(made.body).toMatchObject({ person: { id, name }, home: '/admin' });
  for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/']) {
    expect(made.headers.getSetCookie().join()).toContain(part);
  }
  for (const path of ['/people/invitation', '/people/invitation/passkey']) {
    const again = {
      token,
      ...(path.endsWith('passkey') && { passkey: authenticator.create(opened.body.options, '') }),
    };
    expect((await open().call('POST', path, again)).body.code).toBe('invitation_unknown');
  }
  const { device: elsewhere, status } = await signIn(authenticator, 1);
  expect(status).toBe(201);
  const { body } = await elsewhere.call('GET', '/people/me');
  expectToFit('getOwnPerson', 200, body);
  expect(body).toMatchObject({
    person: { id, passkeys: [{ name: 'Firefox on Linux' }] },
    scopes: ['moderate', 'admin'],
  });
  expect((await elsewhere.call('GET', '/ops/overview')).status).toBe(200);
  const { rows } = await world.db.query('SELECT invitation_hash FROM people');
  expect(rows.some(({ invitation_hash }) => invitation_hash === token)).toBe(false);
});

test('PEOPLE2 of two uses of one invitation at once, on two servers, one fails and leaves no passkey', async () => {
  const { id, token } = await invite('moderator');
  const [one, two] = await Promise.all([makePasskey(token, 0), makePasskey(token, 1)]);
  const answers = await Promise.all([
    open(0).call('POST', '/people/invitation/passkey', one),
    open(1).call('POST', '/people/invitation/passkey', two),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 404]);
  const { body } = await admin.get('/people');
  expect(body.people.find((person: { id: string }) => person.id === id).passkeys).toBe(1);
});

test('PEOPLE2 an invitation ends after 48 hours, with the next one, and when the person is disabled', async () => {
  const late = await invite('operator');
  await world.db.query(`UPDATE people SET invitation_until = now() - interval '1 second' WHERE id = $1`, [late.id]);
  const replaced = await invite('operator');
  const { body: anew } = await admin.post(`/people/${replaced.id}/invitation`, undefined);
  expectToFit('invitePerson', 201, anew);
  const hours = (Date.parse(anew.invitation.expiresAt) - Date.now()) / 3_600_000;
  expect(hours).toBeGreaterThan(47.9);
  expect(hours).toBeLessThan(48.1);
  const disabled = await invite('operator');
  await admin.patch(`/people/${disabled.id}`, { enabled: false });
  for (const { token } of [late, replaced, disabled]) {
    expect((await open().call('POST', '/people/invitation', { token })).body.code).toBe('invitation_unknown');
  }
  expect((await admin.post(`/people/${disabled.id}/invitation`, undefined)).body.code).toBe('person_disabled');
  expect((await open().call('POST', '/people/invitation', { token: tokenOf(anew.invitation) })).status).toBe(200);
});

test('PEOPLE3 people add and remove their passkeys; the last one goes only with a new invitation', async () => {
  const member = await join('moderator');
  const { device } = member;
  const first = (await device.call('GET', '/people/me')).body.person.passkeys[0].id;
  expect((await device.call('DELETE', `/people/me/passkeys/${first}`)).body.code).toBe('last_passkey');
  const second = openTestAuthenticator();
  const options = await device.call('POST', '/people/me/passkeys/options');
  const added = await device.call('POST', '/people/me/passkeys', second.create(options.body, world.url()));
  expect(added.status).toBe(201);
  expect((await device.call('DELETE', `/people/me/passkeys/${first}`)).status).toBe(204);
  expect((await signIn(member.authenticator)).body.code).toBe('passkey_refused');
  expect((await signIn(second)).status).toBe(201);
  // Nobody takes another's.
  const other = await join('operator');
  expect((await other.device.call('DELETE', `/people/me/passkeys/${added.body.id}`)).body.code).toBe('not_found');
  const { body } = await admin.post(`/people/${member.id}/invitation`, undefined);
  // Until it is used, nothing changes.
  expect((await device.call('GET', '/people/me')).body.person.id).toBe(member.id);
  const third = openTestAuthenticator();
  const acceptance = await makePasskey(tokenOf(body.invitation), 0, third);
  expect((await open().call('POST', '/people/invitation/passkey', acceptance)).status).toBe(201);
  expect((await device.call('GET', '/people/me')).body.person).toBe(null);
  expect((await signIn(second)).body.code).toBe('passkey_refused');
  expect((await signIn(third)).status).toBe(201);
});

test('PEOPLE3 a challenge is used once, and by whom it was made for; the authenticator knows its user', async () => {
  const { token } = await invite('operator');
  const other = await invite('operator');
  const opened = await open().call('POST', '/people/invitation', { token: other.token });
  const stolen = openTestAuthenticator().create(opened.body.options, world.url());
  const accept = (passkey: object) => open().call('POST', '/people/invitation/passkey', { token, passkey });
  expect((await accept(stolen)).body.code).toBe('passkey_refused');
  const own = (await open().call('POST', '/people/invitation', { token })).body.options;
  expect((await accept(openTestAuthenticator().create(own, 'https://evil.example'))).body.code).toBe('passkey_refused');
  const unknown = (await open().call('POST', '/people/invitation', { token })).body.options;
  const careless = openTestAuthenticator({ knowsUser: false }).create(unknown, world.url());
  expect((await accept(careless)).body.code).toBe('passkey_refused');
  const member = await join('operator');
  const device = open();
  const { body: options } = await device.call('POST', '/people/sign-in/options');
  const signed = member.authenticator.get(options, world.url());
  expect((await device.call('POST', '/people/sign-in', signed)).status).toBe(201);
  expect((await open().call('POST', '/people/sign-in', signed)).body.code).toBe('passkey_refused');
  // A reader's challenge is no person's.
  const reader = await open().call('POST', '/reader/sign-in/options');
  const mixed = member.authenticator.get(reader.body, world.url());
  expect((await open().call('POST', '/people/sign-in', mixed)).body.code).toBe('passkey_refused');
});

test('PEOPLE4 who is disabled or removed is out at once, on every server, and stays out', async () => {
  const [first, second] = [await join('operator', 0), await join('editor', 1)];
  const elsewhere = (await signIn(first.authenticator, 1)).device;
  expect((await elsewhere.call('GET', '/people')).status).toBe(200);
  expect((await second.device.call('GET', '/drafts')).status).toBe(200);
  await admin.patch(`/people/${first.id}`, { enabled: false });
  await admin.delete(`/people/${second.id}`);
  for (const device of [first.device, elsewhere]) {
    expect((await device.call('GET', '/people')).status).toBe(401);
  }
  expect((await second.device.call('GET', '/drafts')).status).toBe(401);
  for (const { authenticator } of [first, second]) {
    expect((await signIn(authenticator)).body.code).toBe('passkey_refused');
  }
  await admin.patch(`/people/${first.id}`, { enabled: true });
  // The old session does not come back.
  expect((await elsewhere.call('GET', '/people')).status).toBe(401);
  expect((await signIn(first.authenticator)).status).toBe(201);
});

test('PEOPLE4 a new role counts from the next request on; nobody raises their own', async () => {
  const member = await join('moderator');
  for (const [method, path, body] of [
    ['PATCH', `/people/${member.id}`, { role: 'operator' }],
    ['POST', '/people', { name: 'Another', role: 'operator' }],
    ['POST', `/people/${member.id}/invitation`, undefined],
    ['DELETE', `/people/${member.id}`, undefined],
  ] as const) {
    expect((await member.device.call(method, path, body)).body.code).toBe('scope_missing');
  }
  const { body } = await admin.patch(`/people/${member.id}`, { role: 'operator' });
  expectToFit('changePerson', 200, body);
  expect((await member.device.call('GET', '/people')).status).toBe(200);
  await admin.patch(`/people/${member.id}`, { role: 'moderator' });
  expect((await member.device.call('GET', '/people')).status).toBe(403);
  const moved = await admin.patch(`/people/${member.id}`, { role: 'editor' });
  expect([moved.status, moved.body.errors[0].field]).toEqual([422, 'role']);
});

test('PEOPLE4 the people of a removed publisher are gone; a disabled one’s may only read', async () => {
  const other = await world.publisher('Short-lived');
  const { body } = await admin.post('/people', { name: 'Eve', role: 'editor', publisher: other.id });
  const device = open();
  await device.call('POST', '/people/invitation/passkey', await makePasskey(tokenOf(body.invitation)));
  await admin.patch(`/publishers/${other.id}`, { enabled: false });
  expect((await device.call('GET', '/drafts')).status).toBe(200);
  expect((await device.call('POST', '/stories', { headline: 'No' })).body.code).toBe('publisher_disabled');
  await admin.delete(`/publishers/${other.id}`, { stories: 'keep' });
  expect((await device.call('GET', '/drafts')).status).toBe(401);
  expect((await admin.get(`/people?publisher=${other.id}`)).body.people).toEqual([]);
});

test('PEOPLE5 the session is for this site’s own pages, and ends when somebody signs out', async () => {
  const { device } = await join('operator');
  const crossed = { 'Sec-Fetch-Site': 'cross-site' };
  for (const path of ['/people', '/people/me/passkeys/options', '/people/sign-in/options', '/people/invitation']) {
    expect((await device.call('POST', path, {}, crossed)).body.code).toBe('cross_site');
  }
  const copy = open();
  for (const [name, value] of device.cookies) copy.cookies.set(name, value);
  expect((await device.call('DELETE', '/people/me/session')).status).toBe(204);
  expect((await copy.call('GET', '/people')).status).toBe(401);
  expect((await copy.call('POST', '/people/me/passkeys/options')).body.code).toBe('session_missing');
});

test('PEOPLE5 a network tries twenty times a minute, over all servers; invitations cannot be guessed', async () => {
  const token = 'A'.repeat(43);
  let status = 404;
  let guesses = 0;
  // A busy machine may take more than a minute, or count in memory while Redis is slow.
  for (; status === 404 && guesses < 100; guesses += 1) {
    status = (await open(guesses % 2).call('POST', '/people/invitation', { token })).status;
  }
  expect(status).toBe(429);
  expect(guesses).toBeGreaterThan(20);
  const refused = await open().call('POST', '/people/invitation', { token: 'short' });
  expect([422, 429]).toContain(refused.status);
});

test('PEOPLE6 the audit log names the person', async () => {
  const { id, name, device } = await join('operator');
  await device.call('POST', '/publishers', { name: 'Added by a person' });
  const { body } = await admin.get(`/admin/audit?person=${id}`);
  expectToFit('getAuditLog', 200, body);
  const acts = body.entries.map((entry: { action: string }) => entry.action);
  expect(acts).toEqual(['publisher.added', 'session.began', 'passkey.added']);
  expect(body.entries[0].by).toMatchObject({ key: null, person: { id, name }, via: 'session' });
  await admin.delete(`/people/${id}`);
  expect((await admin.get(`/admin/audit?person=${id}`)).body.entries[0].by.person.name).toBe(name);
  expect(JSON.stringify((await admin.get('/admin/audit?limit=500')).body)).not.toMatch(/invite=|publicKey/);
});

test('PEOPLE6 the moderation log names the person, too', async () => {
  const { name, device } = await join('moderator');
  const { rows } = await world.db.query<{ id: string }>('SELECT gen_random_uuid() AS id');
  await world.db.query(`INSERT INTO commenters (id, name, name_key) VALUES ($1, 'Spammer', 'spammer')`, [rows[0]?.id]);
  expect((await device.call('POST', `/commenters/${rows[0]?.id}/block`, { reason: 'Advertising' })).status).toBe(204);
  const { body } = await device.call('GET', '/moderation/log');
  expectToFit('getModerationLog', 200, body);
  expect(body.entries[0]).toMatchObject({ by: { name }, action: 'commenter.blocked' });
});

test('PEOPLE7 a writer’s flash waits for an editor; nobody approves their own', async () => {
  const [writer, editor] = [await join('writer'), await join('editor')];
  const flash = { headline: 'Quake at the harbour', body: 'Text.', priority: 'flash' };
  const { body: accepted } = await writer.device.call('POST', '/stories', flash);
  const submission = (await writer.device.call('GET', `/submissions/${accepted.id}`)).body;
  expect(submission.approval).toMatchObject({ state: 'waiting', writtenBy: writer.name });
  const path = `/submissions/${accepted.id}/approve`;
  const version = { version: submission.approval.version };
  expect((await writer.device.call('POST', path, version)).body.code).toBe('scope_missing');
  const { body } = await editor.device.call('POST', path, version);
  expect(body.approval).toMatchObject({ state: 'approved', approvedBy: editor.name });
  // An editor's own goes out at once, where the publisher does not ask for two.
  const { body: own } = await editor.device.call('POST', '/stories', flash);
  expect((await editor.device.call('GET', `/submissions/${own.id}`)).body.approval).toBeUndefined();
});

test('PEOPLE8 what is wrong with a person is named', async () => {
  const wrong: [body: object, field: string][] = [
    [{ name: ' ', role: 'operator' }, 'name'],
    [{ name: 'Ada', role: 'king' }, 'role'],
    [{ name: 'Ada', role: 'editor' }, 'publisher'],
    [{ name: 'Ada', role: 'operator', publisher: publisher.id }, 'publisher'],
  ];
  for (const [body, field] of wrong) {
    const { status, body: problem } = await admin.post('/people', body);
    expect([status, problem.errors?.[0]?.field]).toEqual([422, field]);
  }
  expect((await admin.post('/people', { name: 'Ada', role: 'editor', publisher: ID })).status).toBe(404);
  expect((await admin.post('/people', { name: 'Ada', role: 'operator' })).status).toBe(201);
  expect((await admin.post('/people', { name: 'ADA', role: 'moderator' })).body.code).toBe('person_exists');
  expect((await admin.patch(`/people/${ID}`, { name: 'Bob' })).status).toBe(404);
});
