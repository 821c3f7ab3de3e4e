import * as v from 'valibot';
import { keepJson } from '../shared/kept-json.js';

/** Which companies' books a browser has opened here, by the browser's cookie. */
export interface Visitors {
  companiesOf(visitor: string | undefined): readonly string[];
  isAnybodys(companyId: string): boolean;
  addCompany(visitor: string, companyId: string): void;
  forgetAll(): void;
  flush(): Promise<void>;
}

const visitorsSchema = v.record(v.string(), v.array(v.string()));

export function createVisitors(file: string): Visitors {
  const kept = keepJson(file, () => Object.fromEntries(companies));
  const companies = new Map(Object.entries(v.parse(visitorsSchema, kept.read() ?? {})));
  return {
    companiesOf: (visitor) => (visitor === undefined ? [] : (companies.get(visitor) ?? [])),
    isAnybodys: (companyId) => [...companies.values()].some((ids) => ids.includes(companyId)),
    addCompany(visitor, companyId) {
      companies.set(visitor, [...new Set([...(companies.get(visitor) ?? []), companyId])]);
      kept.save();
    },
    forgetAll() {
      companies.clear();
      kept.save();
    },
    flush: kept.flush,
  };
}
