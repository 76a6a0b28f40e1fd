import { displayName } from "@/accounts/input";
import { permissionsOfAccounts } from "@/admins/queries";
import { mayYieldSecret } from "@/admins/rules";
import type { OrgTx, Permission } from "@/lib/org";
import type { RefusalCode } from "@/lib/refusal";
import type { PlannedRow, RowChange } from "@/plans/rules";
import { faultKeys } from "@/plans/rules";
import { faultsOf } from "@/rosters/faults-of";
import type { ColumnKey, FaultCode, RowFault } from "@/rosters/rules";
import { searchedIn } from "@/rosters/searched-in";
import { findZeros } from "./find-zeros";
import type { RowRead } from "./keys-of-row";
import { keysOfRow } from "./keys-of-row";
import type { KnownAccount } from "./queries";
import { findExpired, findKnown } from "./queries";
import type { PlanTerms } from "./read-terms";
import { isExample, verdictOf } from "./rules";
import { wayIn } from "./way-in";

const NAMING = ["EXTERNAL_ID", "LOGIN", "EMAIL"] as const satisfies readonly ColumnKey[];

/** What names somebody in the row, for a text about nobody. */
function namedBy({ row: { values } }: RowRead): { column: ColumnKey | null; value: string } {
  const said = [values.externalId, values.login, values.email];
  const at = said.findIndex((value) => value !== undefined);
  return { column: NAMING[at] ?? null, value: said[at] ?? "" };
}

/** Why this account is not invited; undefined where it is, or where it was already. */
function refusalOf(
  { status, claimedAt, ...person }: KnownAccount,
  terms: PlanTerms,
  mayYield: boolean,
): RefusalCode | undefined {
  if (status === "CLOSED") return "reopen-offered";
  if (status === "SUSPENDED") return claimedAt ? "reactivate-offered" : "reinstate-offered";
  if (status !== "CREATED") return undefined;
  const { way, why } = wayIn(person, terms);
  if (!way) return why;
  return mayYield ? undefined : "holds-more";
}

type Judged = { change: RowChange; faults: RowFault[] };
type Facts = { mayYield: boolean; expired: ReadonlyMap<string, Date>; zeros: RowFault[] };

function judge(
  read: RowRead,
  known: readonly KnownAccount[],
  terms: PlanTerms,
  { mayYield, expired, zeros }: Facts,
): Judged {
  if (isExample(read.row)) return { change: { example: true }, faults: [] };
  const [account, other] = known;
  const { column, value } = namedBy(read);
  const wrong = (code: FaultCode, detail?: string): Judged => ({
    change: {},
    faults: [{ column, code, value, ...(detail ? { detail, like: detail } : {}) }],
  });
  const unread = faultsOf(read.row, undefined).filter(({ column: at, code }) =>
    NAMING.some((key) => key === at && code !== "no-identity"),
  );
  const doubtful = unread.length > 0 ? unread : zeros;
  if (!account && doubtful.length > 0) return { change: {}, faults: doubtful };
  if (!account) return column ? wrong("nobody") : wrong("no-identity");
  if (other) return wrong("two-accounts", known.map(displayName).join(" · "));
  const refusal = refusalOf(account, terms, mayYield);
  if (refusal) return wrong("cannot-invite", refusal);
  const isNew = account.status === "CREATED";
  const expiredOn = expired.get(account.id)?.toISOString();
  const more = { ...(isNew && { move: "invite" as const }), ...(expiredOn && { expiredOn }) };
  return { change: { was: account.status, ...more }, faults: [] };
}

/** Judges lines that choose people to invite: who they are, who is invited or active already, who is nobody. */
export async function judgeChoice(
  tx: OrgTx,
  terms: PlanTerms,
  rows: readonly RowRead[],
  onLooked: () => void = () => undefined,
): Promise<PlannedRow[]> {
  const keys = rows.map(keysOfRow);
  const known = await findKnown(tx, keys);
  const strangers = keys.filter(({ line }) => !known.has(line));
  const zeros = await findZeros(tx, strangers, terms);
  const people = new Set([...known.values()].flatMap((accounts) => accounts.map(({ id }) => id)));
  const held = await permissionsOfAccounts(tx, [...people]);
  const expired = await findExpired(tx, [...people]);
  onLooked();
  const searchedOf = searchedIn(terms.row.mapping);
  const actor = { kind: "account", id: "", permissions: terms.permissions } as const;
  const mayYield = (of: readonly Permission[]) => mayYieldSecret(actor, of);
  return rows.map((read) => {
    const accounts = known.get(read.line) ?? [];
    const [first] = accounts;
    const may = mayYield(held.get(first?.id ?? "") ?? []);
    const facts = { mayYield: may, expired, zeros: zeros.get(read.line) ?? [] };
    const { change, faults } = judge(read, accounts, terms, facts);
    const verdict = verdictOf(change, faults);
    const isFaulty = faults.length > 0;
    return {
      ...{ line: read.line, cells: read.cells, verdict, faults: isFaulty ? faults : null },
      accountId: accounts.length === 1 ? (first?.id ?? null) : null,
      ...{ externalKey: null, loginKey: null, emailKey: null, ownerKey: null },
      searchText: searchedOf(read.cells),
      channel: (verdict === "INVITE" && first && wayIn(first, terms).way) || null,
      change: isFaulty ? null : change,
      faultKeys: faultKeys(faults),
    };
  });
}
