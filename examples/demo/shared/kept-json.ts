import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A file that holds the last state written to it, whole, whatever ends the process. */
export interface KeptJson {
  /** What was written last; null when there is nothing yet. */
  read(): unknown;
  /** Writes the newest state soon, one write at a time. Many changes in a row are one write. */
  save(): void;
  /** Resolves once everything is on the disk. */
  flush(): Promise<void>;
}

export function keepJson(file: string, current: () => unknown): KeptJson {
  let writing: Promise<void> | null = null;
  let stale = false;

  async function write(): Promise<void> {
    try {
      while (stale) {
        stale = false;
        // A draft of its own, renamed: a reader finds the state before or the state after, never half of one.
        const draft = `${file}.${randomUUID()}`;
        await writeFile(draft, JSON.stringify(current()), { mode: 0o600 });
        await rename(draft, file);
      }
    } finally {
      writing = null;
    }
  }

  function save(): void {
    stale = true;
    writing ??= write();
    writing.catch((failure: unknown) => process.stderr.write(`${file} could not be written: ${String(failure)}\n`));
  }

  return {
    read() {
      mkdirSync(dirname(file), { recursive: true });
      try {
        return JSON.parse(readFileSync(file, 'utf8'));
      } catch (failure) {
        if (failure instanceof Error && 'code' in failure && failure.code === 'ENOENT') return null;
        throw failure;
      }
    },
    save,
    async flush() {
      save();
      await writing;
    },
  };
}
