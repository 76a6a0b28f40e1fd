import type { RowChange } from "@/plans/rules";
import type { ColumnKey, ReadRow, RowFault } from "@/rosters/rules";
import type { KnownAccount } from "./queries";
import type { PlanTerms } from "./read-terms";

const ADDRESSES = { email: "EMAIL", phone: "PHONE" } as const;
const OWN_KEYS = { ...ADDRESSES, login: "LOGIN" } as const;

/**
 * A claimed address belongs to its mailbox, and what one signs in with nobody changes of themselves without their password.
 * Whoever suspends or closes themselves could not write the rows that follow.
 */
export function refuseChange(
  { fields, move }: RowChange,
  known: KnownAccount,
  { row, terms }: { row: ReadRow; terms: PlanTerms },
): RowFault[] {
  const isOwn = known.id === terms.maker;
  const kept: Record<string, ColumnKey> = isOwn ? OWN_KEYS : known.claimedAt ? ADDRESSES : {};
  const code = isOwn ? "own-key" : "claimed-address";
  const faults = Object.entries(kept).flatMap(([field, column]): RowFault[] => {
    const change = fields?.[field];
    return change ? [{ column, code, value: String(change[1]) }] : [];
  });
  const leaves = isOwn && (move === "suspend" || move === "close");
  const value = row.values.status ?? "";
  return leaves ? [...faults, { column: "STATUS", code: "own-account", value }] : faults;
}
