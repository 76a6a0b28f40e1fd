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
};

/** The keys of a row's person; none of a cell that is wrong. */
export const keysOfRow = ({ line, row: { values } }: RowRead): RowKeys => ({
  line,
  externalKey: values.externalId ? plainKey(values.externalId) : null,
  loginKey: values.login ? plainKey(values.login) : null,
  emailKey: values.email ? emailKey(values.email) : null,
});
