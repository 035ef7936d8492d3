import type { SiteSettings } from '../../../shared/contract/site-schema.ts';
import { DEFAULT_NAME } from '../../../shared/domain/site.ts';
import { Panel } from '../../ops/views/panel.tsx';
import { change } from '../actions/change.ts';
import { adminTexts } from '../admin-texts.ts';
import { removeLogo, saveLogo, saveSite } from '../net/site-api.ts';
import { listed } from '../state/lists.ts';
import { ActForm } from './act-form.tsx';
import { Field } from './field.tsx';
import { LongField } from './long-field.tsx';

/** What the site says of itself, and its logo. */
export function SitePart() {
  const site = listed('site');
  if (!site) return <p class="note">{adminTexts.loading}</p>;
  return (
    <>
      <Panel name={adminTexts.parts.site} testid="site" note={adminTexts.own.siteNote}>
        <Settings site={site} />
      </Panel>
      <Panel name={adminTexts.own.logo} testid="logo" note={adminTexts.own.logoNote}>
        <Logo site={site} />
      </Panel>
    </>
  );
}

function Settings({ site }: { site: SiteSettings }) {
  const { own } = adminTexts;
  const save = (fields: Record<string, string>): Promise<boolean> => change(() => saveSite(fields), own.siteSaved);
  return (
    <ActForm button={adminTexts.save} act={save}>
      <Field
        label={adminTexts.publisherName}
        name="name"
        maxLength={60}
        defaultValue={site.name ?? ''}
        placeholder={DEFAULT_NAME}
      />
      <Field label={own.description} name="description" maxLength={300} defaultValue={site.description ?? ''} />
      <Field label={own.contact} name="contact" type="email" maxLength={254} defaultValue={site.contact ?? ''} />
      <Field label={own.accent} name="accent" pattern="#[0-9a-fA-F]{6}" defaultValue={site.accent ?? ''} />
      {site.shades && (
        <p class="shades" data-testid="shades">
          {own.accentNote} <Shade name={own.light} {...site.shades.light} />{' '}
          <Shade name={own.dark} {...site.shades.dark} />
        </p>
      )}
      <LongField label={own.imprint} name="imprint" defaultValue={site.imprint ?? ''} />
      <LongField label={own.privacy} name="privacy" defaultValue={site.privacy ?? ''} />
    </ActForm>
  );
}

function Shade({ name, accent, ink }: { name: string; accent: string; ink: string }) {
  return (
    <span class="shade" style={{ backgroundColor: accent, color: ink }}>
      {name} <code>{accent}</code>
    </span>
  );
}

function Logo({ site: { logo } }: { site: SiteSettings }) {
  const { own, remove } = adminTexts;
  const upload = async (_: Record<string, string>, form: HTMLFormElement): Promise<boolean> => {
    const picture = new FormData(form).get('picture');
    return picture instanceof File && change(() => saveLogo(picture), own.siteSaved);
  };
  return (
    <>
      {logo && (
        <p class="logo" data-testid="logo-shown">
          <img src={logo.url} width={logo.width} height={logo.height} alt={own.logo} />
          <button class="button-small" type="button" onClick={() => void change(removeLogo, own.siteSaved)}>
            {remove}
          </button>
        </p>
      )}
      <ActForm button={own.upload} act={upload}>
        <Field label={own.picture} name="picture" type="file" accept="image/png,image/jpeg,image/webp" required />
      </ActForm>
    </>
  );
}
