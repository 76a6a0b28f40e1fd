import { displayName, plainText } from "@/accounts/input";
import type { OrgTx } from "@/lib/org";
import { rowset, sql } from "@/lib/sql";
import type { FaultCode, RowFault, RowValues } from "@/rosters/rules";

/** Whom OWNER_LOGIN names. */
export type Owner = {
  id: string;
  kind: string;
  status: string;
  firstName: string | null;
  lastName: string | null;
};

/** Whom these logins or addresses name, by key; of a closed account and an open one the open one. */
export async function findOwners(
  tx: OrgTx,
  keys: ReadonlySet<string>,
): Promise<Map<string, Owner>> {
  if (keys.size === 0) return new Map();
  const wanted = rowset([...keys].map((key) => ({ key })));
  const found = await tx.db.$queryRaw<(Owner & { key: string })[]>(sql`
    WITH r AS (SELECT * FROM jsonb_to_recordset(${wanted}) AS r (key text))
    SELECT r.key, a.id, a.kind, a.status, a.first_name AS "firstName", a.last_name AS "lastName"
    FROM r JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.email_key = r.key
    UNION ALL
    SELECT r.key, a.id, a.kind, a.status, a.first_name, a.last_name
    FROM r JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.login_key = r.key`);
  const closed = found.filter(({ status }) => status === "CLOSED");
  const open = found.filter(({ status }) => status !== "CLOSED");
  return new Map([...closed, ...open].map((owner) => [owner.key, owner]));
}

const agrees = (said: string | undefined, is: string | null): boolean =>
  said === undefined || plainText(said) === plainText(is ?? "");

/** What stands against an owner who is here: contacts own nobody, and the names of the row are theirs. */
export function faultsOfOwner(
  { ownerLogin = "", ownerFirstName, ownerLastName }: RowValues,
  owner: Pick<Owner, "kind" | "firstName" | "lastName">,
): RowFault[] {
  const wrong = (code: FaultCode, detail?: string): RowFault[] => [
    { column: "OWNER_LOGIN", code, value: ownerLogin, ...(detail ? { detail } : {}) },
  ];
  if (owner.kind === "CONTACT") return wrong("owner-is-contact");
  const isSame = agrees(ownerFirstName, owner.firstName) && agrees(ownerLastName, owner.lastName);
  return isSame ? [] : wrong("owner-names-differ", displayName(owner));
}

/** Whoever is closed is given nobody; the contacts they have may go on naming them. */
export const mayBeNamed = ({ id, status }: Owner, present: string | null | undefined): boolean =>
  status !== "CLOSED" || id === present;

/**
 * The owner that a row names, where it is somebody who is here and fits. Who is not here may stand in the file, and so may
 * the name that the row gives somebody who is: then the whole file decides.
 */
export function takeOwner(
  values: RowValues,
  owner: Owner | undefined,
  present?: string | null,
): { owner?: { id: string }; isOwnerOpen: boolean; faults: readonly RowFault[] } {
  if (!values.ownerLogin) return { isOwnerOpen: false, faults: [] };
  if (!owner || !mayBeNamed(owner, present)) return { isOwnerOpen: true, faults: [] };
  const faults = faultsOfOwner(values, owner);
  const isOwnerOpen = faults.some(({ code }) => code === "owner-names-differ");
  return { owner: { id: owner.id }, isOwnerOpen, faults: isOwnerOpen ? [] : faults };
}
