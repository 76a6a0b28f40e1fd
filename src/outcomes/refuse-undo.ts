import { displayName, emailKey, plainKey } from "@/accounts/input";
import type { Person } from "@/accounts/queries";
import { findTaken } from "@/accounts/queries";
import { permissionsOfAccounts, readRightsNow } from "@/admins/queries";
import { holdsAll } from "@/admins/rules";
import type { OrgTx } from "@/lib/org";
import type { RowChange } from "@/plans/rules";
import type { FaultCode, RowFault } from "@/rosters/rules";
import { madeByOf } from "./queries";

const KEYS = [
  ["email", "emailKey", "EMAIL", emailKey],
  ["login", "loginKey", "LOGIN", plainKey],
  ["externalId", "externalKey", "EXTERNAL_ID", plainKey],
] as const;

/** The keys that a way back gives to somebody again. */
const keysBack = ({ fields }: RowChange) =>
  KEYS.flatMap(([field, key, column, keyOf]) => {
    const value = fields?.[field]?.[1];
    return typeof value === "string" ? [{ field, key, column, value, at: keyOf(value) }] : [];
  });

const LEAVING: readonly RowChange["move"][] = ["suspend", "close", "erase"];

/** Nobody leads back what they sign in with themselves, or leaves by it. */
function refuseOwn(change: RowChange): RowFault | undefined {
  const own = keysBack(change).find(({ field }) => field !== "externalId");
  if (own) return { column: own.column, code: "own-key", value: own.value };
  return LEAVING.includes(change.move)
    ? { column: null, code: "own-account" satisfies FaultCode, value: "" }
    : undefined;
}

type Row = { line: number; accountId: string; change: RowChange | null };

/** What applying an undoing would refuse, by line: people who may do more than its maker, the maker, keys others have by now. */
export async function refuseUndo(
  tx: OrgTx,
  {
    undoId,
    rows,
    people,
  }: { undoId: string; rows: readonly Row[]; people: ReadonlyMap<string, Person> },
): Promise<Map<number, RowFault>> {
  const madeBy = await madeByOf(tx, undoId);
  const maker = {
    ...({ kind: "account", id: madeBy } as const),
    permissions: await readRightsNow(tx, madeBy),
  };
  const ids = rows.map(({ accountId }) => accountId);
  const held = await permissionsOfAccounts(tx, ids);
  const none = { emailKey: null, loginKey: null, externalKey: null };
  const wanted = rows.flatMap(({ change }) => (change ? keysBack(change) : []));
  const taken = await findTaken(
    tx,
    wanted.map(({ key, at }) => ({ ...none, [key]: at })),
  );
  const faultOf = ({ accountId, change }: Row & { change: RowChange }): RowFault | undefined => {
    const person = people.get(accountId);
    const name = person ? displayName(person) : "";
    if (!holdsAll(maker, held.get(accountId) ?? []))
      return { column: null, code: "holds-more", value: name };
    if (accountId === madeBy) return refuseOwn(change);
    const other = keysBack(change).find(
      ({ key, at }) => (taken[key].get(at) ?? accountId) !== accountId,
    );
    return other && { column: other.column, code: "key-taken", value: other.value };
  };
  return new Map(
    rows.flatMap(({ change, ...row }): [number, RowFault][] => {
      const fault = change ? faultOf({ ...row, change }) : undefined;
      return fault ? [[row.line, fault]] : [];
    }),
  );
}
