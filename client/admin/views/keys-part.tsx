import { useState } from 'preact/hooks';
import type { ApiKey } from '../../../shared/contract/key-shapes.ts';
import { locale } from '../../locale.ts';
import { dayText, exactTimeText } from '../../views/time-text.ts';
import { change } from '../actions/change.ts';
import { adminTexts } from '../admin-texts.ts';
import { revokeKey, rotateKey } from '../net/admin-api.ts';
import { listed, show } from '../state/lists.ts';
import { ActForm } from './act-form.tsx';
import { Adder } from './adder.tsx';
import { KeyForm } from './key-form.tsx';
import { ListPart } from './list-part.tsx';
import { MadeKey } from './made-key.tsx';
import { Row, type RowAct } from './row.tsx';

/** For how long two keys may work beside each other. */
const OVERLAPS = [0, 1, 24, 72, 168];
const USUAL_OVERLAP = 24;
const LIST = new Intl.ListFormat(locale, { type: 'conjunction' });

/** The keys, with a form that adds one; those that have ended are shown on demand. */
export function KeysPart() {
  const [withEnded, setWithEnded] = useState(false);
  const keys = listed('keys')?.filter((key) => withEnded || hasNotEnded(key));
  return (
    <ListPart
      name={adminTexts.parts.keys}
      testid="keys"
      items={keys}
      keyOf={({ id }) => id}
      draw={(key) => <KeyRow apiKey={key} />}
    >
      <MadeKey />
      <Adder text={adminTexts.addKey}>
        <KeyForm />
      </Adder>
      <label class="switch">
        <input type="checkbox" checked={withEnded} onChange={() => setWithEnded(!withEnded)} /> {adminTexts.withEnded}
      </label>
    </ListPart>
  );
}

function KeyRow({ apiKey }: { apiKey: ApiKey }) {
  const { id, name, publisher, scopes, isPreset, lastUsedAt, revokedAt, replacedBy } = apiKey;
  const title = isPreset ? 'NEWSWIRE_ADMIN_KEY' : (name ?? adminTexts.noName);
  const use = lastUsedAt === null ? adminTexts.neverUsed : adminTexts.lastUsed(exactTimeText(Date.parse(lastUsedAt)));
  const may = LIST.format(scopes.map((scope) => adminTexts.scopeNames[scope]));
  const isAlive = hasNotEnded(apiKey);
  const acts: RowAct[] = [];
  if (isAlive && !isPreset && replacedBy === null)
    acts.push({ text: adminTexts.rotate, form: (close) => <RotationForm {...{ apiKey, close }} /> });
  if (revokedAt === null)
    acts.push({ text: adminTexts.revoke, form: (close) => <RevocationForm {...{ id, title, close }} /> });
  return <Row title={title} facts={[publisher.name, may, use, endText(apiKey)]} acts={acts} />;
}

function hasNotEnded({ revokedAt, expiresAt }: ApiKey): boolean {
  return revokedAt === null && (expiresAt === null || Date.parse(expiresAt) > Date.now());
}

function endText({ revokedAt, expiresAt }: ApiKey): string | null {
  if (revokedAt !== null) return adminTexts.revokedOn(dayText(Date.parse(revokedAt)));
  if (expiresAt === null) return null;
  const time = exactTimeText(Date.parse(expiresAt));
  return Date.parse(expiresAt) > Date.now() ? adminTexts.expiresOn(time) : adminTexts.expiredOn(time);
}

function RotationForm({ apiKey, close }: { apiKey: ApiKey; close: () => void }) {
  const rotate = ({ hours = '' }: Record<string, string>): Promise<boolean> =>
    change(async () => show('made', await rotateKey(apiKey.id, Number(hours))), adminTexts.keyOnce);
  return (
    <ActForm button={adminTexts.rotate} act={rotate} close={close}>
      <label class="field">
        <span>{adminTexts.overlap}</span>
        <select name="hours">
          {OVERLAPS.map((hours) => (
            <option key={hours} value={hours} selected={hours === USUAL_OVERLAP}>
              {adminTexts.hours(hours)}
            </option>
          ))}
        </select>
      </label>
    </ActForm>
  );
}

function RevocationForm({ id, title, close }: { id: string; title: string; close: () => void }) {
  return (
    <ActForm
      button={adminTexts.revoke}
      isGrave
      act={() => change(() => revokeKey(id), adminTexts.removed(title))}
      close={close}
    >
      <p>{adminTexts.revokeNote}</p>
    </ActForm>
  );
}
