import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openProgram } from '../../cli/program.ts';
import { ENV_TABLE } from '../../shared/node/config/env-table.ts';
import { ROOT } from './source-files.ts';

const SYSTEMD = path.join(ROOT, 'deploy/systemd');
const units = readdirSync(SYSTEMD).map((file) => ({
  file,
  unit: readUnit(readFileSync(path.join(SYSTEMD, file), 'utf8')),
}));
const nginx = readFileSync(path.join(ROOT, 'deploy/nginx/newswire.conf'), 'utf8');

/** The settings of a unit by section; throws for a line that is none. */
function readUnit(text: string): Record<string, Record<string, string[]>> {
  const sections: Record<string, Record<string, string[]>> = {};
  let section: Record<string, string[]> = {};
  for (const line of text.split('\n').filter((each) => each !== '' && !each.startsWith('#'))) {
    const [, name] = /^\[(\w+)\]$/.exec(line) ?? [];
    const [, key = '', value = ''] = /^([A-Z]\w+)=(.*)$/.exec(line) ?? [];
    if (name !== undefined) section = sections[name] = {};
    else if (key === '') throw new Error(`no setting of systemd: ${line}`);
    else section[key] = [...(section[key] ?? []), value];
  }
  return sections;
}

test('every unit runs a command that there is, as a user without rights, with its variables from the file', () => {
  const names = openProgram().commands.map((command) => command.name());
  const services = units.filter(({ file }) => file.endsWith('.service'));
  expect(services.map(({ file }) => file).sort()).toEqual(
    ['backup', 'migrate', 'server', 'worker'].map((name) => `newswire-${name}.service`),
  );
  for (const { file, unit } of services) {
    const { Service = {} } = unit;
    const [, command = ''] = /cli\/newswire\.mjs (\w+)/.exec(Service.ExecStart?.[0] ?? '') ?? [];
    expect([file, file]).toEqual([
      `newswire-${command}.service`,
      `newswire-${names.includes(command) && command}.service`,
    ]);
    expect([file, Service.User, Service.EnvironmentFile, Service.NoNewPrivileges, Service.ProtectSystem]).toEqual([
      ...[file, ['newswire'], ['/etc/newswire/newswire.env'], ['yes'], ['strict']],
    ]);
    const set = (Service.Environment ?? []).flatMap((line) => line.split(' ').map((each) => each.split('=')[0]));
    expect(set.filter((name) => !Object.keys(ENV_TABLE).includes(String(name)))).toEqual([]);
  }
});

test('a unit has the time to stop cleanly, and is stopped as a whole if it does not', () => {
  for (const { file, unit } of units.filter((each) => /server|worker/.test(each.file))) {
    const { TimeoutStopSec = [], KillMode } = unit.Service ?? {};
    expect([file, Number(TimeoutStopSec[0]) > Number(ENV_TABLE.NEWSWIRE_SHUTDOWN_SECONDS.default), KillMode]).toEqual([
      ...[file, true, ['mixed']],
    ]);
  }
});

test('the timer starts a unit that there is', () => {
  const timers = units.filter(({ file }) => file.endsWith('.timer'));
  expect(timers.map(({ file, unit }) => [file, unit.Timer?.Persistent])).toEqual([['newswire-backup.timer', ['yes']]]);
});

test('nginx passes on WebSockets and whole batches, keeps its patience longer than a socket is silent, and hides metrics', () => {
  const ports = [...nginx.matchAll(/^\tserver 127\.0\.0\.1:(\d+);$/gm)].map(([, port]) => port);
  expect(ports).toEqual([ENV_TABLE.PORT.default]);
  expect(nginx).toMatch(/client_max_body_size 11m;/);
  expect(Number(/proxy_read_timeout (\d+)s;/.exec(nginx)?.[1])).toBeGreaterThan(25);
  expect(nginx).toMatch(/location = \/metrics \{\s+return 404;/);
  for (const header of ['Upgrade $http_upgrade', 'Connection $newswire_connection', 'X-Forwarded-For $remote_addr']) {
    expect(nginx).toContain(`proxy_set_header ${header};`);
  }
  // Each block is closed.
  expect(nginx.split('{').length).toBe(nginx.split('}').length);
});
