import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CompilerState, Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';
import { beforeAll, describe, expect, it } from 'vitest';
import { entriesOf } from './imports.js';
import { packedPackage } from './packed-package.js';

const kept = fileURLToPath(new URL('../../docs/api/', import.meta.url));
const hint =
  'Somebody who uses the package sees this change. If it is meant: UPDATE_API=1 npx vitest run --project node test/package/api-report.test.ts, and say it in a changeset.';
/** Declared as `bankfeeds/elements` is, or only for the templates of a framework: test/elements holds those. */
const unreported = new Set(['bankfeeds/elements.js', 'bankfeeds/elements/jsx', 'bankfeeds/elements/vue']);
const unsaid = { default: { logLevel: ExtractorLogLevel.None } };

/** The public declarations of each entry, with those that they name, by the report's name. */
async function apiReports(): Promise<ReadonlyMap<string, string>> {
  const { folder, manifest } = await packedPackage();
  const place = mkdtempSync(join(dirname(folder), 'api-'));
  const tsconfig = join(place, 'tsconfig.json');
  const files = entriesOf(manifest).flatMap(({ name, types, file }) =>
    types !== null && file.endsWith('.js') && !unreported.has(name) ? [{ name: `${name.replaceAll('/', '-')}.api.md`, declarations: join(folder, types) }] : [],
  );
  writeFileSync(
    tsconfig,
    JSON.stringify({
      compilerOptions: {
        target: 'es2022',
        lib: ['es2023', 'dom', 'dom.iterable'],
        module: 'nodenext',
        jsx: 'react-jsx',
        types: ['node'],
        strict: true,
        skipLibCheck: true,
        noEmit: true,
      },
      files: files.map(({ declarations }) => declarations),
    }),
  );
  let program: CompilerState | undefined;
  return new Map(
    files.map(({ name, declarations }) => {
      const config = ExtractorConfig.prepare({
        packageJsonFullPath: join(folder, 'package.json'),
        configObjectFullPath: undefined,
        configObject: {
          projectFolder: folder,
          mainEntryPointFilePath: declarations,
          newlineKind: 'lf',
          compiler: { tsconfigFilePath: tsconfig },
          apiReport: { enabled: true, reportFolder: join(place, 'kept'), reportTempFolder: place, reportFileName: name, includeForgottenExports: true },
          docModel: { enabled: false },
          dtsRollup: { enabled: false },
          tsdocMetadata: { enabled: false },
          messages: {
            compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
            extractorMessageReporting: unsaid,
            tsdocMessageReporting: unsaid,
          },
        },
      });
      program ??= CompilerState.create(config, { additionalEntryPoints: files.map((file) => file.declarations) });
      const errors: string[] = [];
      Extractor.invoke(config, {
        compilerState: program,
        messageCallback(message) {
          if (message.logLevel === ExtractorLogLevel.Error) errors.push(message.text);
          message.handled = true;
        },
      });
      expect(errors, name).toEqual([]);
      return [name, readFileSync(join(place, name), 'utf8')];
    }),
  );
}

describe('docs/api', () => {
  let reports: ReadonlyMap<string, string>;

  beforeAll(async () => {
    reports = await apiReports();
    if (process.env['UPDATE_API'] !== '1') return;
    mkdirSync(kept, { recursive: true });
    for (const [name, report] of reports) writeFileSync(join(kept, name), report);
  }, 240_000);

  it('has a report of each entry, and of no other', () => {
    expect(readdirSync(kept).sort()).toEqual([...reports.keys()].sort());
  });

  it('says what each entry offers', () => {
    for (const [name, report] of reports) expect(readFileSync(join(kept, name), 'utf8'), `${name}. ${hint}`).toBe(report);
  });
});
