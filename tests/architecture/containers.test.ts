import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { ENV_TABLE } from '../../shared/node/config/env-table.ts';
import { ROOT } from './source-files.ts';

interface Service {
  command?: string[];
  entrypoint?: string[];
  environment?: Record<string, unknown>;
  ports?: string[];
  expose?: string[];
  container_name?: string;
  profiles?: string[];
  depends_on?: Record<string, { condition: string }>;
  env_file?: { path: string; required: boolean }[];
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
  logging?: { driver: string; options: Record<string, string> };
  mem_limit?: string;
  volumes?: string[];
}

const compose = parse(readFileSync(path.join(ROOT, 'docker-compose.yml'), 'utf8'), { merge: true });
const services: Record<string, Service> = compose.services;
const dockerfile = readFileSync(path.join(ROOT, 'Dockerfile'), 'utf8');

test('the services of the design are there', () => {
  const always = Object.entries(services).filter(([, { profiles }]) => profiles === undefined);
  expect(always.map(([name]) => name).sort()).toEqual(['migrate', 'postgres', 'proxy', 'redis', 'server', 'worker']);
  const observing = Object.entries(services).filter(([, { profiles }]) => profiles?.includes('observe'));
  expect(observing.map(([name]) => name).sort()).toEqual(['alertmanager', 'grafana', 'jaeger', 'prometheus']);
  expect(services.tls?.profiles).toEqual(['tls']);
});

test('the images run the commands that the tests run', () => {
  const command = (name: string): string => JSON.stringify(['node', 'cli/newswire.mjs', name]).replaceAll(',', ', ');
  expect(dockerfile).toContain(`CMD ${command('server')}`);
  expect(services.migrate?.command).toEqual(['node', 'cli/newswire.mjs', 'migrate']);
  expect(services.worker?.command).toEqual(['node', 'cli/newswire.mjs', 'worker']);
});

test('servers and workers can send traces to where the profile keeps them', () => {
  for (const name of ['server', 'worker']) {
    expect(services[name]?.environment).toHaveProperty('OTEL_EXPORTER_OTLP_ENDPOINT');
  }
  const port = /http:\/\/jaeger:(\d+)/.exec(readFileSync(path.join(ROOT, 'docs/operations.md'), 'utf8'))?.[1];
  expect(services.jaeger?.expose).toEqual([port]);
});

test('what is scaled has neither a port of the host nor a name of its own', () => {
  for (const name of ['server', 'worker']) {
    expect(services[name]?.ports).toBeUndefined();
    expect(services[name]?.container_name).toBeUndefined();
  }
  expect(services.proxy?.ports).toHaveLength(1);
});

test('server and worker wait for the migration', () => {
  for (const name of ['server', 'worker']) {
    expect(services[name]?.depends_on?.migrate?.condition).toBe('service_completed_successfully');
  }
});

test('only variables that are known are set', () => {
  const names = ['migrate', 'server', 'worker'].flatMap((name) => Object.keys(services[name]?.environment ?? {}));
  const known = [...Object.keys(ENV_TABLE), 'PGPASSWORD'];
  expect([...new Set(names)].filter((name) => !known.includes(name))).toEqual([]);
});

test('no password has a default', () => {
  const passwords = Object.values(services).flatMap(({ environment }) =>
    Object.entries(environment ?? {}).filter(([name]) => /PASSWORD|KEY|SECRET|AUTH/.test(name)),
  );
  expect(passwords.length).toBeGreaterThanOrEqual(3);
  for (const [name, value] of passwords)
    expect([name, value]).toEqual([name, expect.stringMatching(/^\$\{\w+:(\?.*|-|-\$\{\w+:\?.*\})\}$/)]);
  const start = services.grafana?.entrypoint?.at(-1)?.replaceAll('$$', '$').replace('/run.sh', 'true') ?? '';
  for (const [password, status] of [
    ['', 1],
    ['chosen', 0],
  ] as const) {
    expect(spawnSync('/bin/sh', ['-c', start], { env: { GF_SECURITY_ADMIN_PASSWORD: password } }).status).toBe(status);
  }
});

test('the page is built with every configuration that the root one refers to', () => {
  const { references } = JSON.parse(readFileSync(path.join(ROOT, 'tsconfig.json'), 'utf8'));
  const page = dockerfile.split(/^FROM /m)[1] ?? '';
  const ignored = readFileSync(path.join(ROOT, '.dockerignore'), 'utf8');
  for (const reference of references.map(({ path: file }: { path: string }) => file.replace('./', ''))) {
    const [top = ''] = reference.split('/');
    expect(page).toMatch(new RegExp(`^COPY .*\\b${top.replaceAll('.', '\\.')}`, 'm'));
    expect(ignored.split('\n')).toContain(`!${top}`);
  }
});

test('servers and workers get every variable of the file .env, and keep those that compose decides', () => {
  for (const name of ['migrate', 'server', 'worker']) {
    expect(services[name]?.env_file).toEqual([{ path: '.env', required: false }]);
    // What `npm start` is told there must not change where the other containers find it.
    expect(services[name]?.environment).toMatchObject({ HOST: '' });
  }
  expect(services.server?.environment).toMatchObject({ PORT: 3000 });
});

test('what faces readers or keeps data writes to volumes alone, has no rights, and bounds of memory and of logs', () => {
  for (const name of ['redis', 'postgres', 'migrate', 'server', 'worker', 'proxy', 'tls']) {
    const service = services[name];
    expect([name, service?.read_only, service?.cap_drop, service?.security_opt]).toEqual([
      ...[name, true, ['ALL'], ['no-new-privileges:true']],
    ]);
    expect([name, service?.logging?.driver, service?.logging?.options['max-size']]).toEqual([name, 'local', '10m']);
    if (name !== 'migrate') expect([name, service?.mem_limit]).toEqual([name, expect.any(String)]);
  }
});

test('with a domain, only TLS is open to other machines, and everybody is told the public address', () => {
  const [port = ''] = services.proxy?.ports ?? [];
  expect([interpolate(port, {}), interpolate(port, { NEWSWIRE_DOMAIN: 'news.example' })]).toEqual([
    '3000:3000',
    '127.0.0.1:3000:3000',
  ]);
  const url = String(services.server?.environment?.NEWSWIRE_PUBLIC_URL);
  expect(interpolate(url, {})).toBe('');
  expect(interpolate(url, { NEWSWIRE_DOMAIN: 'news.example' })).toBe('https://news.example');
  expect(interpolate(url, { NEWSWIRE_DOMAIN: 'a', NEWSWIRE_PUBLIC_URL: 'https://b' })).toBe('https://b');
  for (const file of ['Caddyfile', 'tls.Caddyfile']) {
    const site = readFileSync(path.join(ROOT, 'deploy/proxy', file), 'utf8');
    expect(site).toMatch(/^import newswire\.caddy$/m);
    expect(site).toMatch(/^\timport newswire$/m);
  }
  expect(services.tls?.command?.join(' ')).toContain('/etc/caddy/tls.Caddyfile');
  expect(services.tls?.volumes).toContain('certificates:/data');
});

/** What compose makes of `${NAME}`, `${NAME:-else}`, `${NAME:?error}` and `${NAME:+then}`, inside one another. */
function interpolate(text: string, env: Record<string, string>): string {
  const inner = /\$\{(\w+)(?::([-?+])([^${}]*))?\}/;
  const replaced = text.replace(inner, (_all, name: string, kind?: string, other = '') => {
    const value = env[name] ?? '';
    if (kind === '+') return value === '' ? '' : other;
    return value === '' ? other : value;
  });
  return replaced === text ? text : interpolate(replaced, env);
}

test('the health check tells a live process from one that is not, without Node', async () => {
  const script = path.join(ROOT, 'cli/is-alive.sh');
  expect(dockerfile).toContain('CMD ["bash", "cli/is-alive.sh"]');
  let status = 200;
  const http = createServer((_req, res) => res.writeHead(status).end('ok')).listen(0, '127.0.0.1');
  await new Promise((resolve) => http.once('listening', resolve));
  const PORT = String((http.address() as AddressInfo).port);
  const check = () =>
    new Promise((resolve) => execFile('bash', [script], { env: { PORT } }, (error) => resolve(error?.code ?? 0)));
  expect(await check()).toBe(0);
  status = 503;
  expect(await check()).toBe(1);
  await new Promise((resolve) => http.close(resolve));
  expect(await check()).toBe(1);
});
