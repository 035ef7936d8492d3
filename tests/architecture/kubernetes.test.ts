import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { knownMetrics } from '../../scripts/known-metrics.ts';
import { ENV_TABLE } from '../../shared/node/config/env-table.ts';
import { SECRET_NAMES } from '../../shared/node/config/secret-files.ts';
import { manifest, manifests, podTemplateOf } from './manifests.ts';
import { ROOT } from './source-files.ts';
import { validateObject } from './validate-object.ts';

const all = manifests();
const objects = all.filter(({ manifest: { kind } }) => kind !== 'Kustomization');
const config = manifest('ConfigMap', 'newswire').data;
const { services } = parse(readFileSync(path.join(ROOT, 'docker-compose.yml'), 'utf8'), { merge: true });
const dockerfile = readFileSync(path.join(ROOT, 'Dockerfile'), 'utf8');

const pods = [
  { name: 'server', template: podTemplateOf(manifest('Deployment', 'newswire-server')) },
  { name: 'worker', template: podTemplateOf(manifest('Deployment', 'newswire-worker')) },
  { name: 'migrate', template: podTemplateOf(manifest('Job', 'newswire-migrate')) },
].map(({ name, template }) => ({ name, template, spec: template.spec, container: template.spec.containers[0] }));

describe('the manifests', () => {
  test('are valid by the schemas of Kubernetes, KEDA and the Prometheus Operator', () => {
    expect(objects.length).toBeGreaterThan(10);
    for (const { file, manifest: it } of objects) {
      expect(() => validateObject(it), `${file} ${it.kind} ${it.metadata.name}`).not.toThrow();
    }
  });

  test('are refused by these schemas when a field is of the wrong kind or missing', () => {
    const wrong = structuredClone(manifest('Deployment', 'newswire-server'));
    wrong.spec.revisionHistoryLimit = 'three';
    expect(() => validateObject(wrong)).toThrow(/revisionHistoryLimit/);
    const empty = structuredClone(manifest('ScaledObject', 'newswire-worker'));
    delete empty.spec.triggers;
    expect(() => validateObject(empty)).toThrow(/triggers/);
  });

  test('are all applied, and each file that is named is there', () => {
    for (const { file, manifest: it } of all.filter(({ manifest: { kind } }) => kind === 'Kustomization')) {
      const dir = path.dirname(file);
      const beside = objects.map((object) => object.file).filter((other) => path.dirname(other) === dir);
      expect(it.resources.map((name) => path.join(dir, name)).sort()).toEqual([...new Set(beside)].sort());
      expect(existsSync(path.join(ROOT, 'deploy/kubernetes', file))).toBe(true);
    }
  });

  test('leave the namespace to whoever applies them, and hold no secret', () => {
    expect(objects.filter(({ manifest: { metadata } }) => metadata.namespace !== undefined)).toEqual([]);
    expect(objects.map(({ manifest: { kind } }) => kind)).not.toContain('Secret');
    expect(Object.keys(config).filter((name) => SECRET_NAMES.includes(name))).toEqual([]);
  });
});

describe('a pod', () => {
  test('runs the command that docker-compose runs', () => {
    const [, image = ''] = /^CMD (\[.*\])$/m.exec(dockerfile) ?? [];
    for (const { name, container } of pods) {
      expect(container.command).toEqual(services[name].command ?? JSON.parse(image));
      expect(container.image).toBe(services[name].image);
    }
  });

  test('sets only variables that are known, and secrets by file', () => {
    const known = [...Object.keys(ENV_TABLE), ...SECRET_NAMES.map((name) => `${name}_FILE`)];
    const set = [...Object.keys(config), ...pods.flatMap(({ container }) => container.env.map(({ name }) => name))];
    expect(set.filter((name) => !known.includes(name))).toEqual([]);
    for (const { container } of pods) {
      expect(container.env.filter(({ name }) => SECRET_NAMES.includes(name))).toEqual([]);
      const files = container.env.filter(({ name }) => name.endsWith('_FILE'));
      expect(files.map(({ name }) => name)).toContain('DATABASE_URL_FILE');
      const mounts = container.volumeMounts.map(({ mountPath }) => mountPath);
      for (const { value } of files) expect(mounts).toContain(path.posix.dirname(value));
    }
  });

  test('gets no variables from the Services beside it, one of which is called as one of ours', () => {
    for (const { spec } of pods) expect(spec.enableServiceLinks).toBe(false);
  });

  test('is not root, writes to its volumes alone and has no rights in the cluster', () => {
    for (const { spec, container } of pods) {
      expect(spec.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
      expect(spec.automountServiceAccountToken).toBe(false);
      expect(container.securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
    }
  });

  test('listens where it is asked for its health, and has the time to drain', () => {
    const ports = { server: 'PORT', worker: 'NEWSWIRE_WORKER_PORT' };
    for (const { name, spec, container } of pods.filter(({ name: of }) => of !== 'migrate')) {
      const variable = ports[name as keyof typeof ports];
      const port = container.env.find((entry) => entry.name === variable)?.value;
      expect(container.ports).toEqual([{ name: 'http', containerPort: Number(port) }]);
      expect(container.livenessProbe?.httpGet).toEqual({ path: '/livez', port: 'http' });
      expect(container.readinessProbe?.httpGet).toEqual({ path: '/readyz', port: 'http' });
      const [, pause = '0'] = container.lifecycle?.preStop.exec.command ?? [];
      const needed = Number(pause) + Number(config.NEWSWIRE_SHUTDOWN_SECONDS);
      expect(spec.terminationGracePeriodSeconds).toBeGreaterThan(needed);
    }
  });
});

describe('what scales and what protects', () => {
  const deployed = pods.filter(({ name }) => name !== 'migrate');

  test('names the pods that are there', () => {
    for (const { name, template } of deployed) {
      const { labels } = template.metadata;
      const { spec } = manifest('Deployment', `newswire-${name}`);
      expect(spec.selector).toEqual({ matchLabels: labels });
      expect(spec.replicas, 'KEDA sets it').toBeUndefined();
      expect(manifest('Service', `newswire-${name}`).spec.selector).toEqual(labels);
      expect(manifest('PodDisruptionBudget', `newswire-${name}`).spec.selector).toEqual({ matchLabels: labels });
      const scaled = manifest('ScaledObject', `newswire-${name}`).spec;
      expect(scaled.scaleTargetRef).toEqual({ name: `newswire-${name}` });
      // One may be away for a drain; another has to be there.
      expect(scaled.minReplicaCount).toBeGreaterThan(1);
    }
  });

  test('asks for metrics and labels that exist', () => {
    const metrics = new Map(knownMetrics().map((metric) => [metric.name, metric]));
    const triggers = deployed.flatMap(({ name }) => {
      const { spec } = manifest('ScaledObject', `newswire-${name}`);
      return spec.triggers as { type: string; metadata: { query: string; threshold: string } }[];
    });
    for (const { type, metadata } of triggers) {
      expect(type).toBe('prometheus');
      expect(Number(metadata.threshold)).toBeGreaterThan(0);
      const named = metadata.query.match(/newswire_[a-z_]+/g) ?? [];
      expect(named.length).toBeGreaterThan(0);
      expect(named.filter((name) => !metrics.has(name))).toEqual([]);
      const labels = [...metadata.query.matchAll(/(newswire_[a-z_]+)\{([^}]*)\}/g)].flatMap(([, name = '', by = '']) =>
        [...by.matchAll(/(\w+)=/g)].map(([, label = '']) => metrics.get(name)?.labels.includes(label)),
      );
      expect(labels).not.toContain(false);
    }
  });

  test('lets nobody but Prometheus reach workers, and no pod reach the metadata of a cloud', () => {
    const policy = (name: string) => manifest('NetworkPolicy', `newswire-${name}`).spec;
    for (const { name, template } of deployed) {
      expect(policy(name).podSelector).toEqual({ matchLabels: template.metadata.labels });
    }
    expect(policy('server').ingress).toEqual([{ ports: [{ port: 'http' }] }]);
    const monitoring = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } } };
    expect(policy('worker').ingress).toEqual([{ from: [monitoring], ports: [{ port: 'http' }] }]);
    const [names, rest] = policy('egress').egress as [{ ports: { port: number }[] }, { to: unknown[] }];
    expect(names.ports.map(({ port }) => port)).toEqual([53, 53]);
    expect(JSON.stringify(rest.to)).toContain('"except":["169.254.0.0/16"]');
  });

  test('leads readers to the servers through a Gateway, too, over TLS alone', () => {
    const hosts = new Set(
      [manifest('HTTPRoute', 'newswire'), manifest('HTTPRoute', 'newswire-to-https')].flatMap(
        ({ spec }) => spec.hostnames,
      ),
    );
    expect([...hosts].map((host) => `https://${host}`)).toEqual([config.NEWSWIRE_PUBLIC_URL]);
    const [{ port } = { port: 0 }] = manifest('Service', 'newswire-server').spec.ports as { port: number }[];
    const [rule] = manifest('HTTPRoute', 'newswire').spec.rules as { backendRefs: unknown[] }[];
    expect(rule?.backendRefs).toEqual([{ name: 'newswire-server', port }]);
    expect(JSON.stringify(manifest('HTTPRoute', 'newswire-to-https').spec.rules)).toContain('"scheme":"https"');
  });

  test('leads readers to the servers, and Prometheus to metrics that it has the key for', () => {
    const ingress = JSON.stringify(manifest('Ingress', 'newswire').spec);
    expect(ingress).toContain('"service":{"name":"newswire-server","port":{"name":"http"}}');
    expect(config.NEWSWIRE_TRUST_PROXY).toBe('1');
    expect(config.NEWSWIRE_METRICS).toBe('key');
    const monitor = JSON.stringify(manifest('PodMonitor', 'newswire').spec);
    expect(monitor).toContain('"credentials":{"name":"newswire","key":"admin-key"}');
  });
});
