import { describe, expect, it } from 'vitest';
import { BankFeedsError } from '../../../src/core/error.js';
import { redacted } from '../../../src/server/log/redacted.js';
import { toldError } from '../../../src/server/log/told-error.js';

describe('somebody else’s text in a log', () => {
  it.each([
    // An address with a user in it, of any kind.
    ['proxy http://me:canary@proxy:8080/x is down', 'proxy http://[redacted] is down'],
    ['(http://canary@host/x)', '(http://[redacted]'],
    ['at git+ssh://canary@host/x now', 'at git+ssh://[redacted] now'],
    ['AMQP2://canary@host', 'AMQP2://[redacted]'],
    ['"https://me:canary@host/a" and "https://host/b"', '"https://[redacted]" and "https://host/b"'],
    ["'https://me:canary@host'", "'https://[redacted]'"],
    ['`https://me:canary@host`', '`https://[redacted]`'],
    ['https://host/somebody@example.com', 'https://host/somebody@example.com'],
    ['https://host and me@example.com', 'https://host and me@example.com'],
    ['https://"me@example.com"', 'https://"me@example.com"'],
    ['1https://me:word@host', '1https://me:word@host'],
    // A database's address, with or without a user.
    ['connect postgres://db.internal:5432/canary failed', 'connect postgres://[redacted] failed'],
    ['postgresql://canary', 'postgresql://[redacted]'],
    ['mysql://canary', 'mysql://[redacted]'],
    ['mongodb://canary', 'mongodb://[redacted]'],
    ['mongodb+srv://canary', 'mongodb+srv://[redacted]'],
    ['redis://canary', 'redis://[redacted]'],
    ['rediss://canary', 'rediss://[redacted]'],
    ['amqp://canary', 'amqp://[redacted]'],
    ['amqps://canary', 'amqps://[redacted]'],
    ['libsql://canary', 'libsql://[redacted]'],
    ['POSTGRES://canary and mysql://canary', 'POSTGRES://[redacted] and mysql://[redacted]'],
    ['{"url":"postgres://canary"}', '{"url":"postgres://[redacted]"}'],
    ["'mysql://canary' `redis://canary`", "'mysql://[redacted]' `redis://[redacted]`"],
    ['https://host/page', 'https://host/page'],
    ['mypostgres://host', 'mypostgres://host'],
    ['postgres:// is the scheme', 'postgres:// is the scheme'],
    // Headers, to the end of their line.
    ['Authorization: Digest canary, canary\nnext', 'Authorization: [redacted]\nnext'],
    ['authorization = canary\rnext', 'authorization = [redacted]\rnext'],
    ['proxy-authorization: canary canary', 'proxy-authorization: [redacted]'],
    ['cookie: a=canary; b=canary', 'cookie: [redacted]'],
    ['Set-Cookie:canary', 'Set-Cookie:[redacted]'],
    ['Idempotency-Key : canary', 'Idempotency-Key : [redacted]'],
    ['webhook-signature: v1,canary', 'webhook-signature: [redacted]'],
    ['X-Api-Key: canary', 'X-Api-Key: [redacted]'],
    ['{"authorization":"canary canary"}', '{"authorization":[redacted]'],
    ["{ 'cookie' : 'canary' }", "{ 'cookie' : [redacted]"],
    ['`cookie`: canary', '`cookie`: [redacted]'],
    ['a\ncookie: canary\nb\ncookie: canary', 'a\ncookie: [redacted]\nb\ncookie: [redacted]'],
    ['unauthorization: no header', 'unauthorization: no header'],
    ['no authorization was given', 'no authorization was given'],
    ['the cookie is missing', 'the cookie is missing'],
    // What stands behind the name of a scheme.
    ['sent with Basic Y2FuYXJ5LWNhbmFyeQ== today', 'sent with Basic [redacted] today'],
    ['bearer  ca.na_ry~+/=- bearer canary', 'bearer [redacted] bearer [redacted]'],
    ['basic abcdef', 'basic [redacted]'],
    ['basic abcde', 'basic abcde'],
    ['a basic idea', 'a basic idea'],
    ['aerobasic exercises', 'aerobasic exercises'],
    ['basic', 'basic'],
    // A webhook's secret.
    ['signed with whsec_canaryCANARY+/=_- today', 'signed with [redacted] today'],
    ['whsec_canary whsec_canary', '[redacted] [redacted]'],
    ['whsec_ is how it begins', 'whsec_ is how it begins'],
    ['xwhsec_word', 'xwhsec_word'],
    // A name and what it is said to be.
    ['GET /company/1?otp=canary&x=1', 'GET /company/1?otp=[redacted]&x=1'],
    ['user=bank password=canary host=db', 'user=bank password=[redacted] host=db'],
    ['passwd=canary,pwd=canary;secret=canary', 'passwd=[redacted],pwd=[redacted];secret=[redacted]'],
    ['(token=canary)', '(token=[redacted])'],
    ['{token: canary}', '{token: [redacted]}'],
    ['api_key=canary api-key=canary apikey=canary', 'api_key=[redacted] api-key=[redacted] apikey=[redacted]'],
    ['{"username":"canary","password":"canary"}', '{"username":"[redacted]","password":"[redacted]"}'],
    ["{ 'username' : 'canary' }", "{ 'username' : '[redacted]' }"],
    ['`otp`=`canary`', '`otp`=`[redacted]`'],
    ['Password : canary', 'Password : [redacted]'],
    ['the password is wrong', 'the password is wrong'],
    ['password= ', 'password= '],
    ['nonsecret=7', 'nonsecret=7'],
    ['9token=7', '9token=7'],
    ['grant_type=client_credentials&client_secret=canary&scope=a', 'grant_type=client_credentials&client_secret=[redacted]&scope=a'],
    ['access-token: canary', 'access-token: [redacted]'],
    ['CODAT_API_KEY=canary DB_PASSWORD=canary', 'CODAT_API_KEY=[redacted] DB_PASSWORD=[redacted]'],
    ['a token=canary, b token=canary', 'a token=[redacted], b token=[redacted]'],
    // As the last word of a name that is written in one.
    ['{ clientSecret: canary, accessToken: "canary" }', '{ clientSecret: [redacted], accessToken: "[redacted]" }'],
    ['dbPassword=canary&dbPasswd=canary&dbPwd=canary', 'dbPassword=[redacted]&dbPasswd=[redacted]&dbPwd=[redacted]'],
    [
      'linkOtp=canary;linkOTP=canary;codatApiKey=canary;codatAPIKey=canary',
      'linkOtp=[redacted];linkOTP=[redacted];codatApiKey=[redacted];codatAPIKey=[redacted]',
    ],
    ["(pair2Username = 'canary') (`aToken` : `canary`)", "(pair2Username = '[redacted]') (`aToken` : `[redacted]`)"],
    ['{accessToken:canary}', '{accessToken:[redacted]}'],
    ['accessToken= ', 'accessToken= '],
    ['the accessToken is old', 'the accessToken is old'],
    ['mySQLPassword=canary', 'mySQLPassword=[redacted]'],
    // JSON as a text within JSON.
    ['{\\"authorization\\":\\"Digest canary\\"}', '{\\"authorization\\":[redacted]'],
    ['{\\"password\\":\\"canary\\",\\"a\\":1}', '{\\"password\\":\\"[redacted]\\",\\"a\\":1}'],
    ['{\\"accessToken\\":\\"canary\\",\\"a\\":1}', '{\\"accessToken\\":\\"[redacted]\\",\\"a\\":1}'],
    ['password=can\\ary end', 'password=[redacted] end'],
    ['aToken=can\\ary end', 'aToken=[redacted] end'],
  ])('%s', (text, written) => {
    expect(redacted(text, 1_000)).toBe(written);
    expect(written).not.toMatch(/canary/i);
  });

  it('is written whole up to its bound, and cut with a mark beyond', () => {
    expect(redacted('abcde', 5)).toBe('abcde');
    expect(redacted('abcdef', 5)).toBe('abcde…');
  });

  it('shows no part of a secret that the bound cuts', () => {
    expect(redacted(`token=${'canary'.repeat(40)}`, 10)).toBe('token=[red…');
    expect(redacted(`see token=${'canary'.repeat(2)} end`, 30)).toBe('see token=[redacted] end');
  });

  it('is not searched further than twice its bound: what was shortened makes no room for what lies beyond', () => {
    expect(redacted(`token=${'x'.repeat(14)} token=canary`, 10)).toBe('token=[red…');
    expect(redacted(`${'password=xxxxxxxxxxx '.repeat(2)}canary`, 20)).not.toContain('canary');
    expect(redacted(`password=${'x'.repeat(31)} behind`, 20)).toBe('password=[redacted]');
  });
});

describe('what was thrown', () => {
  it('is told by name, message and stack', () => {
    const { stack, ...told } = toldError(new TypeError('disk full'));
    expect(told).toEqual({ name: 'TypeError', message: 'disk full', code: null });
    expect(stack).toMatch(/^TypeError: disk full\n +at /);
  });

  it('is told with its code where it is our own', () => {
    expect(toldError(new BankFeedsError({ code: 'busy', stage: 'push' }))).toMatchObject({ name: 'BankFeedsError', message: 'busy (push)', code: 'busy' });
    expect(toldError(Object.assign(new Error('x'), { code: 'ECONNREFUSED' })).code).toBeNull();
  });

  it.each([
    ['no disk, password=canary', { name: 'string', message: 'no disk, password=[redacted]', stack: null, code: null }],
    [null, { name: 'null', message: '', stack: null, code: null }],
    [undefined, { name: 'undefined', message: '', stack: null, code: null }],
    [{ message: 'canary' }, { name: 'object', message: '', stack: null, code: null }],
    [7, { name: 'number', message: '', stack: null, code: null }],
  ])('may be no error at all: %j', (thrown, told) => {
    expect(toldError(thrown)).toEqual(told);
  });

  it('is told without secrets in any of its parts, and within bounds', () => {
    const error = new Error(`password=canary ${'m'.repeat(2_000)}`);
    error.name = `token=canary ${'n'.repeat(200)}`;
    error.stack = `otp=canary ${'s'.repeat(20_000)}`;
    const { name, message, stack } = toldError(error);
    expect([name, message, stack].join(' ')).not.toContain('canary');
    expect([name.length, message.length, stack?.length]).toEqual([101, 1_001, 8_001]);
  });

  it('may have no stack, and parts that are no text', () => {
    const bare = Object.assign(new Error('x'), { stack: undefined });
    expect(toldError(bare).stack).toBeNull();
    expect(toldError(Object.assign(new Error('x'), { name: 7, message: { a: 1 }, stack: 8 }))).toEqual({
      name: '7',
      message: '[object Object]',
      stack: '8',
      code: null,
    });
  });
});
