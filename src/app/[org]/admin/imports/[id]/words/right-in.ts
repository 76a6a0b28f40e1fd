import type { RowFault } from "@/rosters/rules";
import type { Words } from "./words";

/** "5 GB", "1.5 MB": how a quota that would be right is kept. */
const SIZE = /^([\d.]+) ?([KMGT]?)B$/;

/** What would be right as this reader writes it, which the reader of cells takes as well: the French count octets. */
export function rightIn({ locale }: Words, fault: Pick<RowFault, "code" | "right">) {
  const { code, right } = fault;
  if (code !== "quota-wrong" || locale !== "fr") return right;
  return right?.replace(SIZE, (_, count: string, times: string) => `${count} ${times}o`);
}
