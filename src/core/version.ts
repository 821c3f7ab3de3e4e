/** This release, for support. `npm run release:version` writes it, and a test checks it. */
export const version = '0.1.0';
