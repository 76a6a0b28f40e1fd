import { describe, expect, test } from "vitest";
import { inOrg } from "@/lib/in-org";
import { beginAsShown } from "../../tests/support/applying";
import type { newAccountIn } from "../../tests/support/org";
import { newAdmin, newOrg } from "../../tests/support/org";
import { newPlanner, planOf } from "../../tests/support/planning";
import type { PlanOptions } from "./rules";

const { org, someone, plan } = await newPlanner();

describe("statuses", () => {
  const verdictFor = async (
    status: Parameters<typeof newAccountIn>[1],
    said: string,
    options: PlanOptions = {},
  ) => {
    const { externalId } = await someone(status);
    const { rows } = await plan("EXTERNAL_ID,STATUS", [`${externalId},${said}`], options);
    const [{ verdict, change, faults } = { verdict: undefined, change: null, faults: [] }] = rows;
    return [verdict, change?.move ?? null, faults.map(({ code }) => code).join()];
  };

  test.each([
    ["CREATED", "ACTIVE", ["NONE", null, ""]],
    ["INVITED", "ACTIVE", ["NONE", null, ""]],
    ["ACTIVE", "ACTIVE", ["NONE", null, ""]],
    ["CLOSED", "ACTIVE", ["REOPEN", "reopen", ""]],
    ["SUSPENDED", "ACTIVE", ["NONE", null, ""]],
    ["CREATED", "INACTIVE", ["SUSPEND", "suspend", ""]],
    ["ACTIVE", "INACTIVE", ["SUSPEND", "suspend", ""]],
    ["SUSPENDED", "INACTIVE", ["NONE", null, ""]],
    ["CLOSED", "INACTIVE", ["ERROR", null, "closed-account"]],
    ["CREATED", "CLOSED", ["CLOSE", "close", ""]],
    ["SUSPENDED", "CLOSED", ["CLOSE", "close", ""]],
    ["CLOSED", "CLOSED", ["NONE", null, ""]],
    ["CLOSED", "", ["NONE", null, ""]],
  ] as const)("%s and %j", async (status, said, expected) => {
    expect(await verdictFor(status, said)).toEqual(expected);
  });

  test("who is suspended is revived where the admin ticked it", async () => {
    expect(await verdictFor("SUSPENDED", "ACTIVE", { revive: true })).toEqual([
      "REACTIVATE",
      "reactivate",
      "",
    ]);
  });

  test("somebody new may come in suspended, but not closed; a contact is never suspended", async () => {
    const owner = await someone("ACTIVE");
    const { rows } = await plan("LASTNAME,EXTERNAL_ID,STATUS,OWNER_LOGIN", [
      "A,S1,INACTIVE,",
      "B,S2,CLOSED,",
      `C,S3,INACTIVE,${owner.login}`,
    ]);
    expect(
      rows.map(({ verdict, change, faults }) => [verdict, change?.move, faults[0]?.code]),
    ).toEqual([
      ["CREATE", "suspend", undefined],
      ["ERROR", undefined, "closed-new"],
      ["ERROR", undefined, "inactive-contact"],
    ]);
    expect(rows[0]?.channel).toBeNull();
  });

  test("everybody who is created is counted once: as invited, left out, or coming in suspended", async () => {
    const { counts } = await plan("LASTNAME,EMAIL,EXTERNAL_ID,STATUS,CREATION_NOTIFICATION", [
      "A,sum-a@halden.example,,ACTIVE,",
      "B,,SUM-B,ACTIVE,",
      "C,sum-c@halden.example,,ACTIVE,NO",
      "D,sum-d@halden.example,,INACTIVE,",
      "E,sum-e@halden.example,,INACTIVE,NO",
    ]);
    expect(counts).toMatchObject({
      ...{ verdicts: { CREATE: 5 }, invites: { EMAIL: 1, SMS: 0, CODE: 1 } },
      ...{ quiet: 1, asleep: 2 },
    });
  });

  test("what is left of an erased person holds no key", async () => {
    const { id, email } = await someone("CLOSED");
    await org.run((tx) =>
      tx.db.account.update({
        where: { orgId_id: { orgId: tx.org, id } },
        data: {
          erasedAt: tx.now,
          email: null,
          emailKey: null,
          login: null,
          loginKey: null,
          externalId: null,
          externalKey: null,
        },
      }),
    );
    const { verdicts } = await plan("LASTNAME,EMAIL", [`Again,${email}`]);
    expect(verdicts).toEqual(["CREATE"]);
  });

  test("an admin remains: whoever makes a plan stands in the way of their own leaving", async () => {
    const alone = await newOrg();
    const first = await newAdmin(alone);
    const second = await newAdmin(alone);
    const accounts = await alone.run((tx) =>
      tx.db.account.findMany({ where: { orgId: tx.org }, orderBy: { createdAt: "asc" } }),
    );
    const emails = new Map(accounts.map(({ id, email }) => [id, email]));
    const lines = [first, second].map(({ id }) => `${emails.get(id)},INACTIVE`);
    const both = await planOf(alone, ["EMAIL,STATUS", ...lines].join("\n"), { madeBy: first.id });
    expect(both.verdicts).toEqual(["ERROR", "SUSPEND"]);
    expect(both.codes).toEqual([["own-account"], []]);
  });

  test("nobody is renamed by their own file before they say so", async () => {
    const maker = await newAdmin(org);
    const where = { orgId_id: { orgId: org.id, id: maker.id } };
    const { email } = await org.run((tx) => tx.db.account.findUniqueOrThrow({ where }));
    const csv = `EMAIL,LASTNAME\n${email},Somebody`;
    const held = await planOf(org, csv, { madeBy: maker.id });
    expect([held.verdicts, held.rows[0]?.change]).toEqual([
      ["NONE"],
      { was: "ACTIVE", isOwn: true },
    ]);
    expect(held.counts.own).toBe(1);
    const said = await planOf(org, csv, { madeBy: maker.id, options: { own: true } });
    expect(said.verdicts).toEqual(["UPDATE"]);
    expect(said.rows[0]?.change?.fields?.lastName?.[1]).toBe("Somebody");
  });

  test("nobody plans over who may do more than they", async () => {
    const inviter = await newAdmin(org, ["ACCOUNT_ADMIN"]);
    const above = await newAdmin(org);
    const [email] = await org.run(async (tx) => {
      const where = { orgId_id: { orgId: tx.org, id: above.id } };
      return [(await tx.db.account.findUniqueOrThrow({ where })).email];
    });
    const file = `EMAIL,LASTNAME,CITY\n${email},,Lyon\nnew@above.example,New,Lyon`;
    const { id, codes, verdicts, counts } = await planOf(org, file, { madeBy: inviter.id });
    expect([verdicts, codes]).toEqual([
      ["ERROR", "CREATE"],
      [["holds-more"], []],
    ]);
    expect(counts.policy).toEqual([{ code: "holds-more", needed: 1 }]);
    const begun = inOrg(inviter.scope, (tx) =>
      beginAsShown(tx, { id, expected: 1, invite: "LATER" }),
    );
    await expect(begun).rejects.toMatchObject({ code: "import-above", details: { count: 1 } });
    const same = await planOf(org, `EMAIL,FIRSTNAME\n${email},Amara`, { madeBy: inviter.id });
    expect(same.verdicts).toEqual(["NONE"]);
  });
});
