import { expect, test } from "vitest";
import { foreseeCampaign } from "@/addressees/foresee-campaign";
import { CHANNELS } from "@/addressees/rules";
import { findMembers } from "@/selections/find-members";
import { freezeSelection } from "@/selections/freeze-selection";
import { nameDrift, readSelection } from "@/selections/queries";
import { asAdmin, crowdOf } from "./support/campaigns";
import { asLogin, asOwner } from "./support/connections";
import { newAdmin, newOrg } from "./support/org";
import type { Statement } from "./support/plans";
import { capturedIn } from "./support/walks";

const PEOPLE = 1_500;
/** Of what any step of a plan goes through, by one person. A plan that goes through all for each goes through PEOPLE of them. */
const ROWS_EACH = 20;

type Node = Record<"Node Type", string> &
  Partial<Record<`Rows Removed by ${string}`, number>> &
  Record<"Actual Rows" | "Actual Loops", number> & { Plans?: Node[] };

/** How many rows the busiest step of a plan went through. */
function rowsOf({ Plans = [], ...node }: Node): number {
  const removed =
    (node["Rows Removed by Filter"] ?? 0) + (node["Rows Removed by Join Filter"] ?? 0);
  return Math.max((node["Actual Rows"] + removed) * node["Actual Loops"], ...Plans.map(rowsOf));
}

/** Statements that went through more than ROWS_EACH rows for one person. */
const heavyOf = (org: string, statements: Statement[]): Promise<string[]> =>
  asLogin(async (client) => {
    await client.query("SELECT set_config('app.org_id', $1, false)", [org]);
    const heavy: string[] = [];
    for (const { text, values } of statements.filter((one) =>
      /^\s*(?:SELECT|WITH)/i.test(one.text),
    )) {
      const { rows } = await client.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, values);
      const each = rowsOf(rows[0]["QUERY PLAN"][0].Plan) / PEOPLE;
      if (each > ROWS_EACH) heavy.push(`${Math.round(each)}: ${text.replaceAll(/\s+/g, " ")}`);
    }
    return heavy;
  });

test("of very many who were chosen a moment ago, whom no statistics know yet, no step of the composer goes through all for each", async () => {
  const org = await newOrg();
  const owner = await newAdmin(org);
  for (let nth = 0; nth < 5; nth += 1) {
    const { id } = await newAdmin(org);
    await asAdmin(owner, (tx) => freezeSelection(tx, { ids: [id, owner.id] }));
  }
  // what the database believes is of a moment before: nobody awaits an invitation, and few are chosen at a time
  await asOwner((client) => client.query("ANALYZE"));
  await crowdOf(org, PEOPLE, "Chosen");
  const { id } = await asAdmin(owner, (tx) => freezeSelection(tx, { query: "status=created" }));
  const about = { id, kind: "INVITE" } as const;
  const statements = await capturedIn(org, async (tx) => {
    await foreseeCampaign(tx, { selectionId: id, kind: "INVITE", withCodes: true });
    for (const way of CHANNELS) await findMembers(tx, { ...about, way });
    const [first] = await findMembers(tx, about);
    for (const side of [{ after: first?.id ?? "" }, { before: first?.id ?? "" }])
      await findMembers(tx, { ...about, ...side });
    for (const q of ["chosen", "nobody here"]) await findMembers(tx, { ...about, q }, 10);
    const own = await readSelection(tx, id);
    if (own) await nameDrift(tx, own);
  });
  expect(statements.length).toBeGreaterThan(10);
  expect(await heavyOf(org.id, statements)).toEqual([]);
}, 30_000);
