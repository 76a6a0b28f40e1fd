import { emailKey, plainKey } from "@/accounts/input";
import type { ReadRow } from "@/rosters/rules";

/** A line of the file as it was read. */
export type RowRead = { line: number; cells: readonly string[]; row: ReadRow };

/** By what a row names its person, as keys are compared. */
export type RowKeys = {
  line: number;
  externalKey: string | null;
  loginKey: string | null;
  emailKey: string | null;
  /** Only where nothing else names them. */
  phoneKey?: string;
};

/** The keys of a row's person; none of a cell that is wrong. */
export function keysOfRow({ line, row: { values } }: RowRead): RowKeys {
  const { externalId, login, email, phone } = values;
  return {
    line,
    externalKey: externalId ? plainKey(externalId) : null,
    loginKey: login ? plainKey(login) : null,
    emailKey: email ? emailKey(email) : null,
    ...(phone && !externalId && !login && !email ? { phoneKey: phone } : {}),
  };
}
