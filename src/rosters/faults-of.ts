import { emailKey } from "@/accounts/input";
import type { Doubt, ReadRow, RowFault, RowValues } from "./rules";

/** What of the account a doubt is about. */
export type Known = {
  status: string;
  tfa: string;
  phone: string | null;
  /** Its number is one that SMS reaches. */
  hasMobile: boolean;
  suspensionDate: Date | null;
  emailKey: string | null;
};

const minuteOf = (at: Date | null): number => Math.floor((at?.getTime() ?? 0) / 60_000);

/** Of a row without a mobile: SMS is no matter of it, or everything about that stays as it is. */
function needsNoMobile({ tfa, phone }: RowValues, known: Known | undefined): boolean {
  if ((tfa ?? known?.tfa) !== "SMS") return true;
  if (!known) return false;
  if (known.tfa === "SMS" && (phone ?? known.phone) === known.phone) return true;
  return phone === undefined && known.hasMobile;
}

/** All that is wrong with a row for this account, or for nobody yet. */
export function faultsOf(row: ReadRow, known: Known | undefined): readonly RowFault[] {
  if (row.doubts.length === 0) return row.faults;
  const isLifted = ({ unless }: Doubt): boolean => {
    if (unless === "SMS") return needsNoMobile(row.values, known);
    if (!known) return false;
    if (unless === "SUSPENDED") return known.status === "SUSPENDED";
    if (unless === "KNOWN") return true;
    if (unless === "SAME_EMAIL") return known.emailKey === emailKey(row.values.email ?? "");
    return minuteOf(known.suspensionDate) === minuteOf(row.values.suspensionDate ?? null);
  };
  const left = row.doubts.filter((doubt) => !isLifted(doubt));
  return [...row.faults, ...left.map(({ unless, ...fault }) => fault)];
}
