// Holds what a rule finds against the exceptions of today, which may only become fewer and smaller.

export interface Found {
  key: string; // What an exception is listed by.
  size: number; // Lines, files or occurrences; 1 where a thing is or is not.
  at: string[]; // "path:line", or "path".
  says: string; // What is wrong there.
  todo: string; // What to do about it.
}

export type Exceptions = Readonly<Record<string, number>>;

// Exceptions that are or are not.
export const listed = (keys: readonly string[]): Exceptions =>
  Object.fromEntries(keys.map((key) => [key, 1]));

// What has to be done, in sentences; empty: all is as it should be. `list` is the exceptions' file.
export function held(found: readonly Found[], exceptions: Exceptions, list: string): string[] {
  const faults: string[] = [];
  for (const { key, size, at, says, todo } of found) {
    const allowed = exceptions[key];
    if (allowed === size) continue;
    if (allowed !== undefined && size < allowed) {
      faults.push(`${list}: "${key}" is down to ${size} from ${allowed}: lower it there.`);
      continue;
    }
    const more = allowed === undefined ? "" : ` It was ${allowed} and may only become less.`;
    faults.push(`${at.join(", ")}: ${says}.${more} ${todo}`);
  }
  const keys = new Set(found.map(({ key }) => key));
  for (const key of Object.keys(exceptions)) {
    if (!keys.has(key)) faults.push(`${list}: "${key}" no longer applies: take it off the list.`);
  }
  return faults;
}
