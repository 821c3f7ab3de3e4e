import { useState } from 'react';
import * as v from 'valibot';
import type { Changes } from './tokens.js';

const place = 'bankfeeds.theme-editor';

const changesSchema = v.record(v.pipe(v.string(), v.startsWith('--bf-')), v.object({ light: v.string(), dark: v.string() }));

export interface UseChanges {
  readonly changes: Changes;
  change(changes: Changes): void;
}

/** What was changed, kept in this browser: a theme is no secret, and an hour's work. */
export function useChanges(): UseChanges {
  const [changes, setChanges] = useState(keptChanges);
  return {
    changes,
    change(next) {
      setChanges(next);
      localStorage.setItem(place, JSON.stringify(next));
    },
  };
}

export function forgetChanges(): void {
  localStorage.removeItem(place);
}

function keptChanges(): Changes {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), changesSchema), localStorage.getItem(place));
  return parsed.success ? parsed.output : {};
}
