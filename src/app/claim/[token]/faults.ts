export type Search = Promise<Record<string, string | string[] | undefined>>;

/** What was wrong with the form that led here, by code. The address says it; the page has a text for what it knows. */
export async function readFaults(search: Search): Promise<ReadonlySet<string>> {
  const { fault } = await search;
  return new Set(typeof fault === "string" ? fault.split(",") : []);
}

/** Puts the reader where their attention is needed when the page opens. */
export const takesFocus = (isNeeded: boolean) => (isNeeded ? { autoFocus: true } : {});
