/** How high the rows of lists are, as a person likes it. */
export const DENSITIES = ["COMPACT", "DEFAULT", "ROOMY"] as const;
export type Density = (typeof DENSITIES)[number];

/** A place in a list by time: the last row seen or, looking back, the first. */
export type TimeCursor = { at: Date; id: string; back?: boolean };
export type TimePlace = { after?: TimeCursor; before?: TimeCursor; from?: number };

const written = ({ at, id }: TimeCursor): string => `${at.getTime()}.${id}`;

/** The address of a list by time, below the page's: its filters, and where in it. */
export function timeHref(
  path: string,
  fields: Readonly<Record<string, string>>,
  { after, before, from }: TimePlace = {},
): string {
  const query = new URLSearchParams({
    ...fields,
    ...(after && { after: written(after) }),
    ...(before && { before: written(before) }),
    ...(from && { from: String(from) }),
  });
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}
