/** What this tab remembers through a reload. Browsers may forbid it, above all in a frame: then only this page remembers. */
const here = new Map<string, string>();

/** @returns what was remembered under this name */
export function recall(name: string): string | null {
  try {
    return sessionStorage.getItem(name) ?? here.get(name) ?? null;
  } catch {
    return here.get(name) ?? null;
  }
}

/** Remembers, or forgets with null. */
export function remember(name: string, value: string | null): void {
  if (value === null) here.delete(name);
  else here.set(name, value);
  try {
    if (value === null) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, value);
  } catch {
    // Kept above.
  }
}
