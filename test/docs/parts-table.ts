import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every `data-bf-part` that the sources render, as markup or as attributes of an element that they make, by the folder. */
export function partsOf(folders: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const parts = new Map<string, string[]>();
  for (const folder of folders) {
    for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!/\.tsx?$/.test(entry)) continue;
      const place = entry.includes('/') ? (entry.split('/')[0] ?? '') : (folder.split('/').at(-1) ?? '');
      for (const [, part = ''] of readFileSync(join(folder, entry), 'utf8').matchAll(/data-bf-part(?:=(?:"|\{')|': ')([\w-]+)(?:"|'\}|')/g)) {
        parts.set(place, [...new Set([...(parts.get(place) ?? []), part])].sort());
      }
    }
  }
  return new Map([...parts].sort(([a], [b]) => a.localeCompare(b)));
}

export function partsTable(folders: readonly string[]): string {
  const rows = [...partsOf(folders)].map(([place, parts]) => `| ${place} | ${parts.map((part) => `\`${part}\``).join(', ')} |`);
  return ['| rendered by | parts |', '|---|---|', ...rows].join('\n');
}
