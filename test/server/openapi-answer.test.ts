import adapterOpenApi from 'bankfeeds/openapi.json';
import { describe, expect, it } from 'vitest';
import { bankInProcess } from './bank-in-process.js';

describe('GET /openapi.json', () => {
  it('is the protocol’s document, for anybody, and says where this server is mounted', async () => {
    const response = await bankInProcess().send(null, 'GET', '/openapi.json');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ ...adapterOpenApi, servers: [{ url: '/api' }] });
  });

  it('may be kept by proxies and browsers, and is taken for nothing but JSON', async () => {
    const { headers } = await bankInProcess().send(null, 'GET', '/openapi.json', { headers: { 'Sec-Fetch-Site': 'none' } });
    expect(headers.get('Content-Type')).toMatch(/^application\/json/);
    expect(headers.get('Cache-Control')).toBe('public, max-age=3600');
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('Access-Control-Allow-Origin')).toBeNull();
    expect(headers.get('Set-Cookie')).toBeNull();
  });

  it.each([
    ['/portal/api/bankfeeds', '/portal/api/bankfeeds'],
    ['/api/', '/api'],
    ['/', '/'],
    [undefined, '/'],
  ])('mounted at %s names the server %s', async (basePath, url) => {
    const bank = bankInProcess({ server: { basePath } });
    const response = await bank.server.fetch(new Request(`https://bank.example${url === '/' ? '' : url}/openapi.json`));
    expect(await response.json()).toMatchObject({ servers: [{ url }] });
  });
});
