import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { beginApply } from "@/runs/begin-apply";
import { readImport } from "@/runs/queries";
import type { PlannedTestRow } from "./imports";
import { newAdmin, newOrg } from "./org";

export type Admin = Awaited<ReturnType<typeof newAdmin>>;

/** Runs a verb as this admin, with the time of a job's piece. */
export const asAdmin = <T>({ scope }: Admin, work: (tx: OrgTx) => Promise<T>): Promise<T> =>
  inOrg(scope, work, "chunk");

type Confirmed = Omit<Parameters<typeof beginApply>[1], "revision">;

/** Applies a plan as its page shows it at this moment. */
export async function beginAsShown(tx: OrgTx, confirmed: Confirmed) {
  const shown = await readImport(tx, confirmed.id);
  if (!shown) throw new Refusal("import-not-found");
  return beginApply(tx, { ...confirmed, revision: shown.revision });
}

/** An organisation whose owner applies imports, beside another one. */
export async function newApplying() {
  const [org, other] = [await newOrg(), await newOrg()];
  const owner = await newAdmin(org);
  return {
    ...{ org, other, owner },
    /** Begins to apply a plan, as the owner or somebody else. */
    begin: (id: string, expected: number, invite: "NOW" | "LATER" = "LATER", who: Admin = owner) =>
      asAdmin(who, (tx) => beginAsShown(tx, { id, expected, invite })),
    viewOf: (id: string) => org.run((tx) => readImport(tx, id)),
  };
}

let made = 0;

/** A row that creates somebody of this name, who can be invited by mail. */
export function newcomer(
  firstName: string,
  more: Partial<PlannedTestRow["change"]> = {},
): PlannedTestRow {
  made += 1;
  const email = `${firstName}.${made}@r.example`;
  const create = { firstName, lastName: `Roster ${made}`, email };
  return { verdict: "CREATE", channel: "EMAIL", change: { kind: "USER", create, ...more } };
}
