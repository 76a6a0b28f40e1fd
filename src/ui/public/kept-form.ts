/** The form of a page whose words go along when its language is changed. */
export const KEPT_FORM = "kept";
/** The pages that have one: where a name or an address is typed that nothing has saved yet. */
const PAGES = /^\/(?:claim\/[^/?]+\/name|join\/[^/?]+(?:\/(?:name|sent))?)(?:\?|$)/;
const FIELDS = ["firstName", "lastName", "email"] as const;

/** Whether the page at this path keeps what is typed. */
export const keepsForm = (path: string): boolean => PAGES.test(path);

/** What was typed there, of the fields that it keeps. */
export const keptValues = (read: (name: string) => string): Record<string, string> =>
  Object.fromEntries(FIELDS.map((name) => [name, read(name)]));
