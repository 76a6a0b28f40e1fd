import { beforeAll, expect, test } from "vitest";
import type { HandoverFilter, Split } from "@/handovers/rules";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { inOrg } from "@/lib/in-org";
import { addMembers } from "@/teams/add-members";
import { createTeam } from "@/teams/create-team";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { beginLetters } from "./begin-letters";
import { readWork } from "./job";

let org: TestOrg;
let other: TestOrg;
let admin: Awaited<ReturnType<typeof newAdmin>>;
let zulu = "";
beforeAll(async () => {
  [org, other] = [await newOrg(), await newOrg()];
  admin = await newAdmin(org);
  const keeper = { firstName: "Odile", lastName: "Brun" };
  const ownerId = await newAccountIn(org, "ACTIVE", keeper);
  const staff = { email: "", externalId: "4711" };
  const contact = { email: "", login: "carla", kind: "CONTACT", ownerId } as const;
  // an address is typed by who has one, not their staff number
  const mailed = await newAccountIn(org, "CREATED", { externalId: "4712" });
  const ids = [
    await newAccountIn(org, "CREATED", staff),
    await newAccountIn(org, "CREATED", contact),
  ];
  await org.run(async (tx) => {
    for (const name of ["Alpha", "Zulu"]) {
      const team = await createTeam(tx, { name });
      await addMembers(tx, { teamId: team.id, ids });
      zulu = team.id;
    }
    await inviteAccounts(tx, { ids: [...ids, mailed], lane: 2, way: "CODE" });
  });
});

/** Where the letters of a run say that they belong, file by file, and with what their people sign in. */
async function printed(split: Split, narrowed: Partial<HandoverFilter> = {}) {
  const filter = { q: "", tab: "all", ...narrowed } as const;
  const about = { chosen: { filter }, form: "PAGE", split } as const;
  const { id } = await inOrg(admin.scope, (tx) => beginLetters(tx, about));
  const letters = [];
  expect(await other.run((tx) => readWork(tx, id))).toBeUndefined();
  for (let part = await org.run((tx) => readWork(tx, id)); part; ) {
    letters.push(...part.letters.map(({ login, place }) => [login, place]));
    const where = { orgId: org.id, runId: id, number: part.number };
    await org.run((tx) =>
      tx.db.letterPart.updateMany({ where, data: { made: 0, madeAt: new Date() } }),
    );
    part = await org.run((tx) => readWork(tx, id));
  }
  return letters.sort(([one], [two]) => (one ?? "").localeCompare(two ?? ""));
}

test("a letter names the place of its file, and with what one signs in, to nobody elsewhere", async () => {
  expect(await printed("OWNER")).toEqual([
    [null, null],
    ["4711", null],
    ["carla", "Odile Brun"],
  ]);
  expect(await printed("TEAM")).toEqual([
    [null, null],
    ["4711", "Alpha"],
    ["carla", "Alpha"],
  ]);
  expect(await printed("TEAM", { team: zulu })).toEqual([
    ["4711", "Zulu"],
    ["carla", "Zulu"],
  ]);
  expect(await printed("NONE")).toEqual([
    [null, null],
    ["4711", "Alpha"],
    ["carla", "Alpha"],
  ]);
});
