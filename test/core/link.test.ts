import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codatLinkOrigins, parseLink } from '../../src/core/link.js';

const good = 'https://link-api.codat.io/companies/1/connections/2/start?otp=742271';

describe('the hosted link', () => {
  it('opens where Codat keeps it', () => {
    expect(parseLink(good, codatLinkOrigins).href).toBe(good);
  });

  it.each([
    'http://link-api.codat.io/start?otp=742271',
    'https://link-api.codat.io@evil.example/start?otp=742271',
    'https://user:word@link-api.codat.io/start',
    'https://link-api.codat.io.evil.example/start',
    'https://evil.example/https://link-api.codat.io/',
    'https://link-api.codat.io:8443/start',
    'https://link-api.codat.io./start',
    'https:\\\\link-api.codat.io\\start',
    'https://link-api.codat.io/\tstart',
    'java\tscript:alert(1)',
    'javascript:alert(1)//link-api.codat.io',
    'data:text/html,link-api.codat.io',
    '//link-api.codat.io/start',
    'https://LINK-API.CODAT.IO.evil.example/',
    'https://xn--link-api.codat.io/',
    '',
    ' ' + good,
  ])('is refused as %j', (text) => {
    expect(() => parseLink(text, codatLinkOrigins)).toThrow(expect.objectContaining({ code: 'linkRefused' }));
  });

  it.each(['http://localhost:3001', 'http://127.0.0.1:3001', 'http://[::1]:3001', 'http://sandbox.localhost:3001'])(
    'opens on the machine itself without TLS: %s',
    (origin) => {
      expect(parseLink(`${origin}/start`, [origin]).origin).toBe(origin);
    },
  );

  it.each(['http://localhost.evil.example', 'http://notlocalhost', 'http://127.0.0.1.evil.example', 'http://10.0.0.1'])(
    'is refused without TLS elsewhere, even where the origin is allowed: %s',
    (origin) => {
      expect(() => parseLink(`${origin}/start`, [origin])).toThrow(expect.objectContaining({ code: 'linkRefused' }));
    },
  );

  it.each<[string, string, readonly string[]]>([
    ['https://link-api.codat.io/a b', 'it holds control characters, spaces or backslashes', codatLinkOrigins],
    ['link-api.codat.io', 'it is not a URL', codatLinkOrigins],
    ['https://someone@link-api.codat.io/start', 'it holds a user name or password', codatLinkOrigins],
    ['https://:word@link-api.codat.io/start', 'it holds a user name or password', codatLinkOrigins],
    ['http://link-api.codat.io/start', 'it is not https', ['http://link-api.codat.io']],
    ['ftp://localhost/start', 'it is not https', ['ftp://localhost']],
    ['https://evil.example/start', 'its origin https://evil.example is not allowed', codatLinkOrigins],
  ])('is refused with the reason: %s, for %s', (text, why, origins) => {
    expect(() => parseLink(text, origins)).toThrow(
      expect.objectContaining({
        code: 'linkRefused',
        stage: 'link',
        message: `The hosted link was refused: ${why}. Nobody is sent there. If Codat moved its link, add the new origin to linkOrigins.`,
      }),
    );
  });

  it.each(['https://link-api.codat.io', 'https://link.codat.io'])('opens on %s', (origin) => {
    expect(parseLink(`${origin}/start`, codatLinkOrigins).origin).toBe(origin);
  });

  it('never lands elsewhere than on an allowed origin, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((tail) => good + tail),
          fc.string().map((head) => head + good),
        ),
        (text) => {
          let url: URL;
          try {
            url = parseLink(text, codatLinkOrigins);
          } catch (error) {
            expect(error).toMatchObject({ code: 'linkRefused' });
            return;
          }
          expect(codatLinkOrigins).toContain(url.origin);
          expect(url.username + url.password + url.port).toBe('');
        },
      ),
    );
  });

  it('says nothing of the one-time password when it refuses', () => {
    const secret = '918273';
    try {
      parseLink(`https://evil.example/start?otp=${secret}`, codatLinkOrigins);
      expect.unreachable();
    } catch (error) {
      expect(String(error)).not.toContain(secret);
    }
  });

  it('may be http on this machine only, for a sandbox', () => {
    const sandbox = 'http://localhost:3001';
    expect(parseLink(`${sandbox}/start?otp=1`, [sandbox]).port).toBe('3001');
    expect(() => parseLink('http://bank.example/start', ['http://bank.example'])).toThrow();
  });
});
