import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { knownMetrics } from '../../scripts/known-metrics.ts';
import { ROOT } from './source-files.ts';

const DEPLOY = path.join(ROOT, 'deploy');
const read = (file: string): string => readFileSync(path.join(DEPLOY, file), 'utf8');

interface Rule {
  alert: string;
  expr: string;
  labels: { severity: string };
  annotations: { summary: string; action: string };
}
const rules: Rule[] = parse(read('prometheus/rules.yml')).groups.flatMap(({ rules: of }: { rules: Rule[] }) => of);

interface Panel {
  id: number;
  title: string;
  gridPos: { x: number; y: number; w: number; h: number };
  targets: { expr: string }[];
}
const panels: Panel[] = JSON.parse(read('grafana/dashboards/newswire.json')).panels;
const dashboardExpressions = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));

/** A histogram is asked for by what Prometheus makes of it. */
const SERIES = /_(bucket|sum|count)$/;
const metrics = new Map(knownMetrics().map((metric) => [metric.name, metric]));

function namesIn(expression: string): string[] {
  return (expression.match(/newswire_[a-z_]+/g) ?? []).map((name) =>
    metrics.has(name) ? name : name.replace(SERIES, ''),
  );
}

test('every metric that a rule or a panel names exists', () => {
  const named = [...rules.map(({ expr }) => expr), ...dashboardExpressions].flatMap(namesIn);
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((name) => !metrics.has(name))).toEqual([]);
  expect(named.filter((name) => metrics.get(name)?.help.startsWith('The old name of'))).toEqual([]);
});

test('every label that a rule or a panel asks by is one of the metric', () => {
  const asked = [...rules.map(({ expr }) => expr), ...dashboardExpressions].flatMap((expression) =>
    [...expression.matchAll(/(newswire_[a-z_]+)\{(\w+)=~?"/g)].map(([, name = '', label = '']) => ({ name, label })),
  );
  expect(asked.length).toBeGreaterThan(3);
  const unknown = asked.filter(({ name, label }) => !metrics.get(namesIn(name)[0] ?? '')?.labels.includes(label));
  expect(unknown).toEqual([]);
});

test('there is an alert for what matters, and each says what to do', () => {
  const alerts = rules.map(({ alert }) => alert);
  expect(new Set(alerts).size).toBe(alerts.length);
  for (const needed of ['QueueLag', 'ServerBehind', 'StreamBehind', 'Errors', 'NoStories', 'CanaryQuiet']) {
    expect(alerts).toContain(`Newswire${needed}`);
  }
  for (const { labels, annotations, expr } of rules) {
    expect(['page', 'ticket']).toContain(labels.severity);
    expect(annotations.summary.length * annotations.action.length).toBeGreaterThan(0);
    expect(isBalanced(expr), expr).toBe(true);
  }
});

test('the runbook has a section for each alert, under its urgency, and for no other', () => {
  const book = readFileSync(path.join(ROOT, 'docs/runbook.md'), 'utf8');
  const [, pages = '', tickets = ''] = book.split(/^## .*$/m);
  const namedIn = (part: string) => [...part.matchAll(/^### (\w+)$/gm)].map(([, name]) => name).sort();
  const of = (severity: string) => rules.filter(({ labels }) => labels.severity === severity).map(({ alert }) => alert);
  expect(namedIn(pages)).toEqual(of('page').sort());
  expect(namedIn(tickets)).toEqual(of('ticket').sort());
});

test('panels have a title and a place of their own, and balanced expressions', () => {
  const places = panels.map(({ gridPos: { x, y } }) => `${x},${y}`);
  expect(new Set(places).size).toBe(panels.length);
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  for (const { title, gridPos } of panels) expect([title !== '', gridPos.x + gridPos.w <= 24]).toEqual([true, true]);
  expect(dashboardExpressions.filter((expression) => !isBalanced(expression))).toEqual([]);
});

test('what compose mounts for observing is there, and Prometheus finds servers and workers by their ports', () => {
  const { services } = parse(readFileSync(path.join(ROOT, 'docker-compose.yml'), 'utf8'), { merge: true });
  const mounts = ['prometheus', 'grafana', 'alertmanager'].flatMap((name) => services[name].volumes as string[]);
  const own = mounts.map((mount) => mount.split(':')[0] ?? '').filter((source) => source.startsWith('./'));
  expect(own.filter((source) => !existsSync(path.join(ROOT, source)))).toEqual([]);
  const scraped = parse(read('prometheus/prometheus.yml')).scrape_configs.map(
    ({ dns_sd_configs: [to] }: { dns_sd_configs: { names: string[]; port: number }[] }) => [to?.names[0], to?.port],
  );
  expect(scraped).toEqual([
    ['server', services.server.environment.PORT],
    ['worker', services.worker.environment.NEWSWIRE_WORKER_PORT],
  ]);
});

function isBalanced(expression: string): boolean {
  const closing: Record<string, string> = { ')': '(', ']': '[', '}': '{' };
  const open: string[] = [];
  for (const character of expression) {
    if ('([{'.includes(character)) open.push(character);
    const expected = closing[character];
    if (expected !== undefined && open.pop() !== expected) return false;
  }
  return open.length === 0;
}
