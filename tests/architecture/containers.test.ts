import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
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
}

const compose = parse(readFileSync(path.join(ROOT, 'docker-compose.yml'), 'utf8'), { merge: true });
const services: Record<string, Service> = compose.services;
const dockerfile = readFileSync(path.join(ROOT, 'Dockerfile'), 'utf8');

test('the services of the design are there', () => {
  const always = Object.entries(services).filter(([, { profiles }]) => profiles === undefined);
  expect(always.map(([name]) => name).sort()).toEqual(['migrate', 'postgres', 'proxy', 'redis', 'server', 'worker']);
  const observing = Object.entries(services).filter(([, { profiles }]) => profiles?.includes('observe'));
  expect(observing.map(([name]) => name).sort()).toEqual(['alertmanager', 'grafana', 'jaeger', 'prometheus']);
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
    Object.entries(environment ?? {}).filter(([name]) => /PASSWORD|KEY|SECRET/.test(name)),
  );
  expect(passwords.length).toBeGreaterThanOrEqual(3);
  for (const [name, value] of passwords)
    expect([name, value]).toEqual([name, expect.stringMatching(/^\$\{\w+:(\?.*|-)\}$/)]);
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
