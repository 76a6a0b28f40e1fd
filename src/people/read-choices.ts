import { displayName } from "@/accounts/input";
import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import type { Density } from "@/views/rules";
import type { PeopleFilter } from "./rules";

export type Choice = { value: string; label: string };
export type FilterChoices = { teams: Choice[]; applications: Choice[]; owner: string | undefined };
export type ListChoices = FilterChoices & { density: Density };

/** A choice among more than these is no list any more. */
const MOST = 500;

const choices = (tx: OrgTx, table: "teams" | "applications"): Promise<Choice[]> =>
  table === "teams"
    ? tx.db.$queryRaw(sql`SELECT id AS value, name AS label FROM app.teams
        WHERE org_id = ${tx.org}::uuid ORDER BY name_key LIMIT ${MOST}`)
    : tx.db.$queryRaw(sql`SELECT id AS value, name AS label FROM app.applications
        WHERE org_id = ${tx.org}::uuid ORDER BY name_key LIMIT ${MOST}`);

const readAccount = (tx: OrgTx, id: string | undefined) =>
  id
    ? tx.db.account.findUnique({ where: { orgId_id: { orgId: tx.org, id } } })
    : Promise.resolve(null);

/** What the list can be narrowed to by name, the name of the owner it is narrowed to, and how high its reader wants the rows. */
export async function readChoices(tx: OrgTx, { owner }: PeopleFilter): Promise<ListChoices> {
  const person = await readAccount(tx, owner);
  const reader = await readAccount(tx, tx.actor.kind === "account" ? tx.actor.id : undefined);
  return {
    teams: await choices(tx, "teams"),
    applications: await choices(tx, "applications"),
    owner: person ? displayName(person) : undefined,
    density: (reader?.density ?? "DEFAULT") as Density,
  };
}
