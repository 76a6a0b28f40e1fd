/** Header fields as they stand, unfolded; a name may occur more than once. */
export type Fields = readonly { name: string; value: string }[];

/** Reads header fields up to the first line that is none. */
export function readFields(text: string): Fields {
  const fields: { name: string; value: string }[] = [];
  for (const line of text.split(/\r?\n/)) {
    const [, name, value] = /^([!-9;-~]+)[ \t]*:[ \t]*(.*)$/.exec(line) ?? [];
    const last = fields.at(-1);
    if (name !== undefined) fields.push({ name: name.toLowerCase(), value: (value ?? "").trim() });
    else if (last && /^[ \t]+\S/.test(line)) last.value += ` ${line.trim()}`;
    else if (fields.length > 0) break;
  }
  return fields;
}

/** All values of these fields. */
export const allValues = (fields: Fields, ...names: string[]): string[] =>
  fields.filter(({ name }) => names.includes(name)).map(({ value }) => value);

export const firstValue = (fields: Fields, name: string): string | undefined =>
  fields.find((field) => field.name === name)?.value;
