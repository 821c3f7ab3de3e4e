/** Who may import whom, once: the rooms of src, the packages in each, and where its code must be able to run. */
export interface Room {
  readonly imports: readonly RoomName[];
  /** Rooms of which only types may be imported. */
  readonly typesOf?: readonly RoomName[];
  readonly packages: readonly string[];
  readonly runs: 'anywhere' | 'browser' | 'node';
}

export type RoomName = 'entry' | 'core' | 'http' | 'i18n' | 'react' | 'ui' | 'components' | 'elements' | 'server' | 'sandbox' | 'testing' | 'cli' | 'styles';

export const rooms: Readonly<Record<RoomName, Room>> = {
  core: { imports: ['core'], packages: ['valibot'], runs: 'anywhere' },
  http: { imports: ['http', 'core'], packages: ['valibot'], runs: 'anywhere' },
  i18n: { imports: ['i18n', 'core'], packages: ['i18next', 'react', 'react-i18next'], runs: 'browser' },
  react: {
    imports: ['react', 'core', 'i18n'],
    packages: ['react', 'react-dom', 'react-i18next', 'get-nonce'],
    runs: 'browser',
  },
  ui: { imports: ['ui', 'i18n'], packages: ['react', 'react-dom', '@radix-ui/react-dialog'], runs: 'browser' },
  components: { imports: ['components', 'react', 'ui', 'i18n', 'core'], packages: ['react', 'react-dom'], runs: 'browser' },
  elements: { imports: ['elements', 'components', 'react', 'i18n', 'http', 'core'], packages: ['react', 'react-dom'], runs: 'browser' },
  styles: { imports: ['styles', 'components', 'elements', 'ui'], packages: [], runs: 'browser' },
  server: { imports: ['server', 'core'], packages: ['hono', 'valibot'], runs: 'anywhere' },
  sandbox: { imports: ['sandbox', 'core'], packages: ['hono', 'valibot'], runs: 'anywhere' },
  testing: { imports: ['testing', 'core'], typesOf: ['server'], packages: ['valibot'], runs: 'anywhere' },
  cli: {
    imports: ['cli', 'http', 'server', 'sandbox', 'testing', 'core'],
    packages: ['hono', '@hono/node-server', 'kysely', 'libsql', 'pg', 'valibot'],
    runs: 'node',
  },
  // src/index.ts, the entry `bankfeeds`.
  entry: { imports: ['components', 'react', 'i18n', 'core'], packages: [], runs: 'browser' },
};

/** Files below a room that may use a package the rest of the room may not, or Node. */
export const packageExceptions: readonly { readonly below: string; readonly packages: readonly string[]; readonly runs?: 'node' }[] = [
  { below: 'src/server/ledger/sql/', packages: ['kysely'] },
  { below: 'src/server/webhooks/', packages: ['standardwebhooks'] },
  { below: 'src/sandbox/webhooks/', packages: ['standardwebhooks'] },
  { below: 'src/server/telemetry/', packages: ['@opentelemetry/api'] },
  { below: 'src/server/node/', packages: ['@hono/node-server'], runs: 'node' },
  { below: 'src/server/worker/', packages: ['graphile-worker', 'kysely'] },
];

/** The package's entries: the only files that may be called index. */
export const entries: readonly string[] = [
  'src/index.ts',
  'src/core/index.ts',
  'src/http/index.ts',
  'src/server/index.ts',
  'src/server/ledger/sql/index.ts',
  'src/server/node/index.ts',
  'src/server/worker/index.ts',
  'src/sandbox/index.ts',
  'src/testing/index.ts',
  'src/elements/index.ts',
];

/** The only modules that may see the adapter's port among the browser's rooms: a widget asks a hook. */
export const withoutAdapter: readonly RoomName[] = ['ui', 'components', 'i18n'];

/** Rooms in which time and chance are handed in. */
export const withoutAmbience: readonly RoomName[] = ['core', 'http', 'testing'];
