import { html, raw } from 'hono/html';
import { calloutIn, type Callout } from '../../core/callout.js';
import { locales, type Locale } from '../../core/locale.js';
import type { CredentialPair } from '../codat/credentials.js';
import { assetPaths } from './assets.js';
import { filled, linkPageTexts } from './texts.js';

export type LinkPageStep = 'software' | 'permissions' | 'setup';

export interface LinkPageBrand {
  readonly institutionName: string;
  readonly logoUrl: string | null;
  readonly logoText: string;
  readonly callout: Callout | null;
}

export interface LinkPageView {
  readonly brand: LinkPageBrand;
  readonly locale: Locale;
  /** The page's own path, without a query. */
  readonly path: string;
  readonly otp: string;
}

type Markup = ReturnType<typeof html>;

// Written into a tagged template, this one end tag makes the bundler ask for a helper package at run time.
const scriptEnd = raw('</script>');

const languageNames: Readonly<Record<Locale, string>> = { en: 'English', 'fr-CA': 'Français' };
const stepNumbers: Readonly<Record<LinkPageStep, number>> = { software: 1, permissions: 2, setup: 3 };

function href({ path, otp }: LinkPageView, step: LinkPageStep, lang: Locale): string {
  return `${path}?${new URLSearchParams({ otp, step, lang }).toString()}`;
}

/** The way in to the other language; where it would lose what is shown once, there is none. */
function languageSwitch(view: LinkPageView, step: LinkPageStep): Markup {
  const texts = linkPageTexts[view.locale];
  const links = locales.map(
    (locale) =>
      html`<li>
        <a
          href="${href(view, step, locale)}"
          lang="${locale}"
          hreflang="${locale}"
          aria-label="${languageNames[locale]}"
          ${locale === view.locale ? html` aria-current="true"` : ''}
          >${locale === 'en' ? 'EN' : 'FR'}</a
        >
      </li>`,
  );
  return html`<nav aria-label="${texts.language}">
    <ul>
      ${links}
    </ul>
  </nav>`;
}

function shell(view: LinkPageView, title: string, language: Markup | '', main: Markup): Markup {
  const { brand, locale } = view;
  const logo = brand.logoUrl === null ? html`<span class="monogram" aria-hidden="true">${brand.logoText}</span>` : html`<img src="${brand.logoUrl}" alt="" />`;
  return html`<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} – ${brand.institutionName}</title>
<link rel="icon" href="${assetPaths.icon}">
<link rel="stylesheet" href="${assetPaths.style}">
<script src="${assetPaths.script}" defer>${scriptEnd}
</head>
<body>
<div class="frame">
<header><div class="brand">${logo}<span>${brand.institutionName}</span></div>${language}</header>
<main>
${main}
</main>
<footer>${linkPageTexts[locale].sandbox}</footer>
</div>
</body>
</html>
`;
}

function heading(view: LinkPageView, step: LinkPageStep): Markup {
  const texts = linkPageTexts[view.locale];
  const name = texts[step];
  return html`<p class="step">${filled(texts.step, { step: String(stepNumbers[step]), name })}</p>
    <h1>${name}</h1>`;
}

export function softwarePage(view: LinkPageView): Markup {
  const texts = linkPageTexts[view.locale];
  const main = html`${heading(view, 'software')}
    <p>${filled(texts.softwareIntro, { institution: view.brand.institutionName })}</p>
    <form method="get" action="${view.path}">
      <input type="hidden" name="otp" value="${view.otp}" />
      <input type="hidden" name="lang" value="${view.locale}" />
      <input type="hidden" name="step" value="permissions" />
      <fieldset>
        <legend>${texts.softwareLegend}</legend>
        <label class="tile"><input type="radio" name="software" value="quickbooks" checked /> ${texts.softwareTile}</label>
      </fieldset>
      <div class="actions"><button class="button">${texts.next}</button></div>
    </form>`;
  return shell(view, texts.software, languageSwitch(view, 'software'), main);
}

export function permissionsPage(view: LinkPageView): Markup {
  const texts = linkPageTexts[view.locale];
  const main = html`${heading(view, 'permissions')}
    <p>${texts.permissionsIntro}</p>
    <ul class="how">
      <li>${texts.permissionAccounts}</li>
      <li>${texts.permissionTransactions}</li>
    </ul>
    <p>${filled(texts.permissionsNot, { institution: view.brand.institutionName })}</p>
    <div class="actions">
      <a class="button" href="${href(view, 'setup', view.locale)}">${texts.next}</a>
      <a class="button quiet" href="${href(view, 'software', view.locale)}">${texts.back}</a>
    </div>`;
  return shell(view, texts.permissions, languageSwitch(view, 'permissions'), main);
}

export interface SetupState {
  /** Just made; shown now and never again. */
  readonly pair: CredentialPair | null;
  readonly hasCredentials: boolean;
  readonly justRevoked: boolean;
}

export function setupPage(view: LinkPageView, { pair, hasCredentials, justRevoked }: SetupState): Markup {
  const texts = linkPageTexts[view.locale];
  const institution = view.brand.institutionName;
  const steps = [texts.setupGet, texts.setupMenu, filled(texts.setupSearch, { institution }), texts.setupEnter, texts.setupAccounts, texts.setupLedger];
  const main = html`${heading(view, 'setup')} ${justRevoked ? html`<p class="notice" role="status">${texts.revoked}</p>` : ''}
    ${pair ? credentialsBlock(view, pair) : ''}
    <ol class="how">
      ${steps.map((step) => html`<li>${step}</li>`)}
    </ol>
    ${calloutBlock(view)} ${hasCredentials && !pair ? html`<p>${texts.existing}</p>` : ''}
    <div class="actions">
      <form method="post" action="${action(view, 'credentials')}">
        <button class="button${pair ? ' quiet' : ''}">${hasCredentials ? texts.getNew : texts.get}</button>
      </form>
      ${hasCredentials ? html`<form method="post" action="${action(view, 'revocation')}"><button class="button danger">${texts.revoke}</button></form>` : ''}
      <a class="button quiet" href="${href(view, 'permissions', view.locale)}">${texts.back}</a>
    </div>`;
  return shell(view, texts.setup, pair ? '' : languageSwitch(view, 'setup'), main);
}

function action({ path, otp, locale }: LinkPageView, name: 'credentials' | 'revocation'): string {
  return `${path}/${name}?${new URLSearchParams({ otp, lang: locale }).toString()}`;
}

function credentialsBlock(view: LinkPageView, { username, password }: CredentialPair): Markup {
  const texts = linkPageTexts[view.locale];
  const row = (id: string, label: string, value: string, copy: string) =>
    html`<div>
      <dt>${label}</dt>
      <dd><code id="${id}" translate="no">${value}</code></dd>
      <dd><button type="button" class="button quiet" data-copy="${id}" aria-label="${copy}" hidden>${texts.copy}</button></dd>
    </div>`;
  return html`<section aria-labelledby="credentials-title">
    <h2 id="credentials-title">${texts.credentials}</h2>
    <p>${texts.once}</p>
    <dl class="credentials">
      ${row('username', texts.username, username, texts.copyUsername)}${row('password', texts.password, password, texts.copyPassword)}
    </dl>
    <p role="status" data-copy-status data-copied="${texts.copied}" data-refused="${texts.copyRefused}"></p>
  </section>`;
}

function calloutBlock({ brand, locale }: LinkPageView): Markup | '' {
  if (brand.callout === null) return '';
  const { title, body, locale: language } = calloutIn(brand.callout, locale);
  return html`<aside class="callout" lang="${language}">
    <h2>${title}</h2>
    <p>${body}</p>
  </aside>`;
}

export function expiredPage(view: Pick<LinkPageView, 'brand' | 'locale'>): Markup {
  const texts = linkPageTexts[view.locale];
  const body = filled(texts.expiredBody, { institution: view.brand.institutionName });
  return shell(
    { ...view, path: '', otp: '' },
    texts.expired,
    '',
    html`<h1>${texts.expired}</h1>
      <p>${body}</p>`,
  );
}
