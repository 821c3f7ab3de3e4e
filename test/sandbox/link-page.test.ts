// @vitest-environment jsdom
import { createSandbox, type SandboxBranding } from 'bankfeeds/sandbox';
import { describe, expect, it } from 'vitest';
import { callerOf, newCompany, newConnection } from './codat-caller.js';

const branding: SandboxBranding = {
  institutionName: 'Caisse <Nord> & Fils',
  logoText: 'CN',
  primaryColor: '#0b5c8a',
  callout: {
    en: { title: 'Not your sign-in', body: 'For QuickBooks only.' },
    'fr-CA': { title: 'Pas votre accès', body: 'Pour QuickBooks seulement.' },
  },
};

async function opened(more: Partial<SandboxBranding> = {}) {
  const sandbox = createSandbox({ branding: { ...branding, ...more } });
  const call = callerOf(sandbox);
  const companyId = await newCompany(call);
  const { linkUrl } = await newConnection(call, companyId);
  const visit = async (url: string, init?: RequestInit) => {
    const response = await sandbox.fetch(new Request(new URL(url, linkUrl), init));
    const document = new DOMParser().parseFromString(await response.text(), 'text/html');
    return { response, document, text: document.body.textContent?.replaceAll(/\s+/g, ' ') ?? '' };
  };
  return { sandbox, linkUrl, visit };
}

function hrefOf(document: Document, selector: string): string {
  return document.querySelector(selector)?.getAttribute('href') ?? 'no such link';
}

describe('Codat’s hosted page', () => {
  it('leads from the choice of software over the permissions to the set-up, with the bank’s name and mark', async () => {
    const { visit, linkUrl } = await opened();
    const software = await visit(linkUrl);
    expect(software.text).toContain('Caisse <Nord> & Fils');
    expect(software.document.querySelector('.monogram')?.textContent).toBe('CN');
    expect(software.document.querySelectorAll('input[name=software]')).toHaveLength(1);
    expect(software.text).toContain('Intuit QuickBooks Bank Feeds');
    const permissions = await visit(`${linkUrl}&step=permissions`);
    const setup = await visit(hrefOf(permissions.document, '.actions a.button'));
    expect(setup.document.querySelector('h1')?.textContent).toBe('Set up QuickBooks bank feeds');
  });

  it('shows the callout in a box above "Get credentials", in the language of the page', async () => {
    const { visit, linkUrl } = await opened();
    for (const [lang, title, get] of [
      ['en', 'Not your sign-in', 'Get credentials'],
      ['fr-CA', 'Pas votre accès', 'Obtenir des identifiants'],
    ] as const) {
      const { document, text } = await visit(`${linkUrl}&step=setup&lang=${lang}`);
      expect(document.documentElement.lang).toBe(lang);
      expect(document.querySelector('aside.callout')?.getAttribute('lang')).toBe(lang);
      expect(text.indexOf(title)).toBeGreaterThan(0);
      expect(text.indexOf(title)).toBeLessThan(text.lastIndexOf(get));
    }
  });

  it('switches between English and French on every step, keeping the step', async () => {
    const { visit, linkUrl } = await opened();
    for (const step of ['software', 'permissions', 'setup']) {
      const { document } = await visit(`${linkUrl}&step=${step}&lang=en`);
      const french = await visit(hrefOf(document, 'nav a[hreflang="fr-CA"]'));
      expect(french.document.documentElement.lang).toBe('fr-CA');
      expect(new URL(hrefOf(french.document, 'nav a[hreflang="en"]'), linkUrl).searchParams.get('step')).toBe(step);
    }
  });

  it('shows a pair once, that works, and revokes it', async () => {
    const { sandbox, visit, linkUrl } = await opened();
    const { document } = await visit(`${linkUrl}&step=setup`);
    const action = document.querySelector('form[action*="credentials"]')?.getAttribute('action') ?? '';
    const got = await visit(action, { method: 'POST' });
    const pair = {
      username: got.document.querySelector('#username')?.textContent ?? '',
      password: got.document.querySelector('#password')?.textContent ?? '',
    };
    expect(await sandbox.quickBooks.signIn(pair)).toMatchObject({ institutionName: 'Caisse <Nord> & Fils' });
    expect((await visit(`${linkUrl}&step=setup`)).text).not.toContain(pair.password);
    const revoke = got.document.querySelector('form[action*="revocation"]')?.getAttribute('action') ?? '';
    await visit(revoke, { method: 'POST' });
    await expect(sandbox.quickBooks.signIn(pair)).rejects.toMatchObject({ code: 'quickBooksRefusedCredentials' });
  });

  it('says in both languages that a link has expired, and does nothing more', async () => {
    const { sandbox, visit, linkUrl } = await opened();
    sandbox.clock.advance(3_600_000);
    const english = await visit(linkUrl);
    const french = await visit(`${linkUrl}&lang=fr`);
    expect([english.response.status, french.response.status]).toEqual([401, 401]);
    expect(english.document.querySelector('h1')?.textContent).not.toBe(french.document.querySelector('h1')?.textContent);
    const { pathname, search } = new URL(linkUrl);
    expect((await visit(`${pathname}/credentials${search}`, { method: 'POST' })).response.status).toBe(401);
  });

  it('runs under a policy without anything unsafe, is not kept and tells nobody where it is', async () => {
    const { visit, linkUrl } = await opened();
    const { response, document } = await visit(linkUrl);
    const policy = response.headers.get('Content-Security-Policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect([response.headers.get('Cache-Control'), response.headers.get('Referrer-Policy')]).toEqual(['no-store', 'no-referrer']);
    expect(document.querySelectorAll('[style], [onclick], style')).toHaveLength(0);
  });

  it('is not made with a colour or a logo that could carry something else', () => {
    for (const more of [{ primaryColor: 'red; background: url(https://evil.example)' }, { logoUrl: 'javascript:alert(1)' }]) {
      expect(() => createSandbox({ branding: { ...branding, ...more } })).toThrow(expect.objectContaining({ code: 'invalidRequest' }));
    }
  });
});
