import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { ROOT } from './source-files.ts';

const DIR = path.join(ROOT, 'deploy/kubernetes');

// Strict where ours is one shape: the schemas of Kubernetes let a field pass whose name is misspelt.
const probe = z.strictObject({
  httpGet: z.strictObject({ path: z.string(), port: z.string() }),
  periodSeconds: z.number(),
  timeoutSeconds: z.number().optional(),
  failureThreshold: z.number(),
});

const container = z.strictObject({
  name: z.string(),
  image: z.string(),
  command: z.array(z.string()),
  env: z.array(z.strictObject({ name: z.string(), value: z.string() })),
  envFrom: z.array(
    z.strictObject({ configMapRef: z.strictObject({ name: z.string(), optional: z.boolean().optional() }) }),
  ),
  ports: z.array(z.strictObject({ name: z.string(), containerPort: z.number() })).default([]),
  startupProbe: probe.optional(),
  livenessProbe: probe.optional(),
  readinessProbe: probe.optional(),
  lifecycle: z
    .strictObject({ preStop: z.strictObject({ exec: z.strictObject({ command: z.array(z.string()) }) }) })
    .optional(),
  resources: z.strictObject({
    requests: z.strictObject({ cpu: z.string(), memory: z.string() }),
    limits: z.strictObject({ memory: z.string() }),
  }),
  securityContext: z.record(z.string(), z.unknown()),
  volumeMounts: z.array(z.strictObject({ name: z.string(), mountPath: z.string(), readOnly: z.boolean().optional() })),
});

const podTemplate = z.strictObject({
  metadata: z.strictObject({ labels: z.record(z.string(), z.string()) }),
  spec: z.strictObject({
    restartPolicy: z.string().optional(),
    topologySpreadConstraints: z.array(z.unknown()).optional(),
    automountServiceAccountToken: z.boolean(),
    enableServiceLinks: z.boolean(),
    terminationGracePeriodSeconds: z.number().optional(),
    securityContext: z.record(z.string(), z.unknown()),
    containers: z.tuple([container]),
    volumes: z.array(z.looseObject({ name: z.string() })),
  }),
});

type PodTemplate = z.infer<typeof podTemplate>;

/** One document, with the parts that we look at. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string };
  spec: Record<string, unknown>;
  data: Record<string, string>;
  resources: string[];
}

/** Every document of the manifests, by file. */
export function manifests(): { file: string; manifest: Manifest }[] {
  const files = readdirSync(DIR, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  return files.sort().flatMap((file) =>
    // Kubernetes reads YAML 1.1; a document that means something else in 1.2 is refused by its schema.
    parseAllDocuments(readFileSync(path.join(DIR, file), 'utf8'), { version: '1.1' }).map((document) => {
      if (document.errors.length > 0) throw new Error(`${file}: ${document.errors[0]?.message}`);
      return { file, manifest: document.toJS() as Manifest };
    }),
  );
}

/** The manifest of this kind and name. */
export function manifest(kind: string, name: string): Manifest {
  const found = manifests().find(({ manifest: it }) => it.kind === kind && it.metadata?.name === name);
  if (!found) throw new Error(`there is no ${kind} ${name}`);
  return found.manifest;
}

/** What a Deployment or a Job has its pods made from; throws where it lacks what ours all have. */
export function podTemplateOf(it: Manifest): PodTemplate {
  return podTemplate.parse(it.spec.template);
}
