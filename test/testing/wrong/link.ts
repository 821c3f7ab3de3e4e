import type { FullAdapter } from '../small-bank.js';
import type { WrongAdapter } from './wrong-adapter.js';

function linkGiven(url: string, expiresInMs = 1000): (right: FullAdapter) => FullAdapter {
  return (right) => ({
    ...right,
    hostedLink: {
      async get(call) {
        await right.hostedLink.get(call);
        return { url, expiresInMs };
      },
    },
  });
}

export const linkFaults: readonly WrongAdapter[] = [
  { breaks: 'The link is a safe one, and says how long it lives', how: 'a host behind a user name', adapter: linkGiven('https://link.codat.io@evil.example/') },
  { breaks: 'The link is a safe one, and says how long it lives', how: 'a script', adapter: linkGiven('javascript:alert(1)') },
  { breaks: 'The link is a safe one, and says how long it lives', how: 'not a URL', adapter: linkGiven('link.codat.io') },
  { breaks: 'The link is a safe one, and says how long it lives', how: 'two hours', adapter: linkGiven('https://link.codat.io/', 7_200_000) },
  { breaks: 'The link is a safe one, and says how long it lives', how: 'a life in text', adapter: linkGiven('https://link.codat.io/', JSON.parse('"1000"')) },
  { breaks: 'The link is a safe one, and says how long it lives', how: 'it is over already', adapter: linkGiven('https://link.codat.io/', 0) },
];
