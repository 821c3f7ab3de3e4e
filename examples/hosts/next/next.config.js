import { fileURLToPath } from 'node:url';

/** @type {import('next').NextConfig} */
export default {
  // The examples share ../bank.js.
  turbopack: { root: fileURLToPath(new URL('..', import.meta.url)) },
};
