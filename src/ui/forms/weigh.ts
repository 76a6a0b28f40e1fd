/** More than this the server takes of no form. */
const MOST_BYTES = 1_000_000;

const weightOf = (value: FormDataEntryValue): number =>
  typeof value === "string" ? new Blob([value]).size : value.size;

/** The field that makes a form too heavy to be sent; undefined for one that can be. */
export function tooHeavy(data: FormData): string | undefined {
  const weights = [...data].map(([name, value]) => ({ name, bytes: weightOf(value) }));
  if (weights.reduce((sum, { bytes }) => sum + bytes, 0) <= MOST_BYTES) return undefined;
  return weights.sort((a, b) => b.bytes - a.bytes)[0]?.name;
}
