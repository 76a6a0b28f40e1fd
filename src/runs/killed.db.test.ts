import { setTimeout as pause } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { createApplication } from "@/applications/create-application";
import { inOrg } from "@/lib/in-org";
import { beginAsShown } from "../../tests/support/applying";
import { asOwner } from "../../tests/support/connections";
import type { PlannedTestRow } from "../../tests/support/imports";
import { outcomesOf, plannedImport, workOn } from "../../tests/support/imports";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { kill, startProgram } from "../../tests/support/processes";
import { readImport, readProgress } from "./queries";

const COUNT = 150;
const KILLS = 6;

/** The same organisation twice: a plan that makes users and contacts, changes and moves people, with teams and licences. */
async function prepare(): Promise<{ org: TestOrg; id: string; total: number }> {
  const org = await newOrg();
  const owner = await newAdmin(org);
  const { id: save } = await org.run((tx) =>
    createApplication(tx, { name: "Save", licences: COUNT, rules: {} }),
  );
  const rows: PlannedTestRow[] = [];
  for (let n = 0; n < COUNT; n += 1) {
    const create = { lastName: `Person ${n}`, email: `kill.${n}@r.example` };
    const placed = { newTeams: [`Team ${n % 7}`], applications: [save] };
    const owned = n % 5 === 4 ? { kind: "CONTACT" as const, owner: { line: n + 1 } } : {};
    rows.push({
      verdict: "CREATE",
      channel: "EMAIL",
      change: { kind: "USER", create, ...placed, ...owned },
    });
  }
  for (let n = 0; n < 20; n += 1) {
    const email = `known.${n}@r.example`;
    const accountId = await newAccountIn(org, "CREATED", {
      lastName: "Known",
      email,
      city: "Lyon",
    });
    const fields = { city: ["Lyon", `Brest ${n}`] } as const;
    const move = n % 2 === 0 ? ({ move: "suspend" } as const) : {};
    rows.push({ verdict: "UPDATE", accountId, change: { was: "CREATED", fields, ...move } });
  }
  const id = await plannedImport(org, owner.id, rows);
  await inOrg(
    owner.scope,
    (tx) => beginAsShown(tx, { id, expected: rows.length, invite: "NOW" }),
    "chunk",
  );
  return { org, id, total: rows.length };
}

const WORLD = `
  SELECT a.email_key AS person, to_jsonb(a) - ARRAY['org_id','id','owner_id','created_by','created_at','updated_at','suspended_at',
      'invited_at','first_invited_at','claimable_until','claimed_at','name_key','search_text','last_name','email','email_key'] AS fields,
    o.email_key AS owner,
    ARRAY(SELECT t.name FROM app.team_members m JOIN app.teams t ON t.org_id = m.org_id AND t.id = m.team_id
      WHERE m.org_id = a.org_id AND m.account_id = a.id ORDER BY 1) AS teams,
    (SELECT count(*)::int FROM app.application_grants g WHERE g.org_id = a.org_id AND g.account_id = a.id) AS grants,
    ARRAY(SELECT e.event FROM app.account_events e WHERE e.org_id = a.org_id AND e.account_id = a.id ORDER BY e.id) AS events,
    ARRAY(SELECT e.act FROM app.audit_entries e WHERE e.org_id = a.org_id AND e.account_id = a.id ORDER BY 1) AS acts,
    (SELECT count(*)::int FROM app.messages m WHERE m.org_id = a.org_id AND m.account_id = a.id) AS messages
  FROM app.accounts a LEFT JOIN app.accounts o ON o.org_id = a.org_id AND o.id = a.owner_id
  WHERE a.org_id = $1 AND a.email_key LIKE '%@r.example' ORDER BY 1`;

const worldOf = (org: TestOrg) =>
  asOwner(async (client) => {
    const teams = await client.query("SELECT name FROM app.teams WHERE org_id = $1 ORDER BY 1", [
      org.id,
    ]);
    return { people: (await client.query(WORLD, [org.id])).rows, teams: teams.rows };
  });

test("applying under SIGKILLs at random moments leaves the database of applying in one go", async () => {
  const [whole, killed] = [await prepare(), await prepare()];
  await workOn(whole.org, whole.id);
  const progress = async () =>
    (await killed.org.run((tx) => readProgress(tx, killed.id)))?.done ?? 0;
  for (let n = 0; n < KILLS; n += 1) {
    const before = await progress();
    const applier = startProgram("tests/support/import-applier.ts", [killed.org.id, killed.id], {});
    await vi.waitFor(async () => expect(await progress()).toBeGreaterThan(before), 60_000);
    await pause(Math.random() * 60);
    await kill(applier);
  }
  expect(await killed.org.run((tx) => readProgress(tx, killed.id))).toMatchObject({
    state: "APPLYING",
  });
  await workOn(killed.org, killed.id);
  expect(await outcomesOf(killed.org, killed.id)).toEqual(await outcomesOf(whole.org, whole.id));
  expect(await worldOf(killed.org)).toEqual(await worldOf(whole.org));
  const view = await killed.org.run((tx) => readImport(tx, killed.id));
  expect(view).toMatchObject({ state: "APPLIED", done: killed.total, refused: 0 });
}, 180_000);
