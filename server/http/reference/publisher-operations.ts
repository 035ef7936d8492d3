import {
  keyInSchema,
  keysQuerySchema,
  publisherInSchema,
  publisherPatchSchema,
  publisherRemovalSchema,
  rotationSchema,
} from '../../../shared/contract/admin-schema.ts';
import { answer, json, type Operation } from './operation.ts';
import {
  keyMade,
  keyRotated,
  keys,
  listedPublisher,
  publisher,
  publisherRemoval,
  publishers,
} from './publisher-answers.ts';

const PUBLISHERS = 'Publishers and keys';

/** The operators' calls for publishers and their keys. */
export const PUBLISHER_OPERATIONS: Operation[] = [
  {
    ...{ method: 'get', path: '/publishers', id: 'listPublishers', tag: PUBLISHERS, who: 'admin' },
    summary: 'Every publisher with its figures, by name; without removed ones',
    answers: { 200: answer('The publishers', 'Publishers', publishers) },
  },
  {
    ...{ method: 'post', path: '/publishers', id: 'addPublisher', tag: PUBLISHERS, who: 'admin' },
    summary: 'Adds a publisher; its name must be free',
    body: json('PublisherIn', publisherInSchema),
    answers: { 201: answer('The publisher', 'Publisher', publisher) },
    errors: ['name_taken'],
  },
  {
    ...{ method: 'patch', path: '/publishers/:id', id: 'changePublisher', tag: PUBLISHERS, who: 'admin' },
    summary: 'Renames, describes, disables or enables a publisher',
    body: json('PublisherPatch', publisherPatchSchema),
    answers: { 200: answer('The publisher', 'ListedPublisher', listedPublisher) },
    errors: ['not_found', 'name_taken', 'key_preset'],
  },
  {
    ...{ method: 'delete', path: '/publishers/:id', id: 'removePublisher', tag: PUBLISHERS, who: 'admin' },
    summary:
      'Removes a publisher with its keys, feeds and webhooks; its stories stay under its name, or are taken down',
    body: json('PublisherRemovalIn', publisherRemovalSchema),
    answers: {
      200: answer('It is removed, or what that would end', 'PublisherRemoval', publisherRemoval),
      202: answer('It is removed, and workers take its stories down', 'PublisherRemovalBegun', publisherRemoval),
    },
    errors: ['not_found', 'key_preset', 'own_publisher'],
  },
  {
    ...{ method: 'post', path: '/publishers/:id/keys', id: 'addKey', tag: PUBLISHERS, who: 'admin' },
    summary: 'Creates an API key, which only this answer shows',
    body: json('KeyIn', keyInSchema, { optional: true }),
    answers: { 201: answer('The key', 'KeyMade', keyMade) },
    errors: ['not_found'],
  },
  {
    ...{ method: 'get', path: '/keys', id: 'listKeys', tag: PUBLISHERS, who: 'admin' },
    summary: 'Every key with its publisher and last use, or those of one publisher; never the keys themselves',
    query: keysQuerySchema,
    answers: { 200: answer('The keys', 'Keys', keys) },
  },
  {
    ...{ method: 'post', path: '/keys/:id/rotate', id: 'rotateKey', tag: PUBLISHERS, who: 'admin' },
    summary: 'Creates a key in the place of another one, which works beside it for `overlapHours`',
    body: json('RotationIn', rotationSchema, { optional: true }),
    answers: { 201: answer('The new key', 'KeyRotated', keyRotated) },
    errors: ['not_found', 'key_ended', 'key_preset'],
  },
  {
    ...{ method: 'delete', path: '/keys/:id', id: 'revokeKey', tag: PUBLISHERS, who: 'admin' },
    summary: 'Revokes a key, at once and permanently',
    answers: { 204: { says: 'It is revoked' } },
    errors: ['not_found'],
  },
];
