import { beforeAll, describe, expect, test } from "vitest";
import { editAccount } from "@/accounts/edit-account";
import { newApplication } from "../../tests/support/applications";
import { refusedWith } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newOrg } from "../../tests/support/org";
import { interleave } from "../../tests/support/races";
import { changeApplication } from "./change-application";
import { grantApplication } from "./grant-application";
import { applicationsOf } from "./queries";
import { revokeApplication } from "./revoke-application";

const STRANGER = "00000000-0000-4000-8000-00000000dead";
const GB = 1_073_741_824n;

let org: TestOrg;
let other: TestOrg;

beforeAll(async () => {
  org = await newOrg();
  other = await newOrg();
});

const grant = (applicationId: string, ...ids: string[]) =>
  org.run((tx) => grantApplication(tx, { applicationId, ids }));
const revoke = (applicationId: string, ...ids: string[]) =>
  org.run((tx) => revokeApplication(tx, { applicationId, ids }));

describe("a grant", () => {
  test("is given and taken once, with an audit entry and a line in the timeline", async () => {
    const { id, name } = await newApplication(org);
    const [one, two] = [await newAccountIn(org), await newAccountIn(org, "ACTIVE")];
    expect(await grant(id, one, one)).toEqual({ done: [{ id: one }], refused: [] });
    expect(await grant(id, one, two)).toEqual({ done: [{ id: two }], refused: [] });
    expect(await org.run((tx) => applicationsOf(tx, two))).toEqual([{ id, name, rules: {} }]);
    expect(await revoke(id, one)).toEqual({ done: [{ id: one }], refused: [] });
    expect(await revoke(id, one)).toEqual({ done: [], refused: [] });
    const where = { orgId: org.id, accountId: one, act: { startsWith: "application." } };
    const entries = await org.run((tx) =>
      tx.db.auditEntry.findMany({ where, orderBy: { id: "asc" } }),
    );
    const details = { applicationId: id, name };
    expect(entries.map((entry) => [entry.act, entry.details])).toEqual([
      ["application.granted", details],
      ["application.revoked", details],
    ]);
  });

  test("is for nobody unknown, foreign or closed; an application elsewhere is none here", async () => {
    const { id } = await newApplication(org);
    const closed = await newAccountIn(org, "CLOSED");
    const foreign = await newAccountIn(other, "ACTIVE");
    expect(await grant(id, closed, foreign, STRANGER)).toEqual({
      done: [],
      refused: [
        { id: closed, code: "closed" },
        { id: foreign, code: "not-found" },
        { id: STRANGER, code: "not-found" },
      ],
    });
    expect(await revoke(id, foreign)).toEqual({
      done: [],
      refused: [{ id: foreign, code: "not-found" }],
    });
    const theirs = await newApplication(other);
    for (const application of [theirs.id, STRANGER])
      for (const act of [grant, revoke])
        expect(await refusedWith(act(application, closed))).toBe("application-not-found");
  });

  test("is refused row by row where the account does not fit the rules", async () => {
    const { id } = await newApplication(org, null, {
      saveSpace: { least: GB },
      visibility: "PUBLIC",
    });
    const small = await newAccountIn(org, "CREATED", { visibility: "PUBLIC" });
    const hidden = await newAccountIn(org, "CREATED", { saveSpaceMax: GB });
    const fit = await newAccountIn(org, "CREATED", { saveSpaceMax: GB, visibility: "PUBLIC" });
    expect(await grant(id, small, hidden, fit)).toEqual({
      done: [{ id: fit }],
      refused: [
        { id: small, code: "application-save-space" },
        { id: hidden, code: "application-visibility" },
      ],
    });
  });
});

describe("editing who holds it", () => {
  const edit = (id: string, change: Parameters<typeof editAccount>[1]["change"]) =>
    refusedWith(org.run((tx) => editAccount(tx, { id, change })));

  test("is refused where it would break a rule, and only there", async () => {
    const { id } = await newApplication(org, null, { saveSpace: { least: GB } });
    const holder = await newAccountIn(org, "CREATED", { saveSpaceMax: GB });
    await grant(id, holder);
    expect(await edit(holder, { saveSpaceMax: GB - 1n })).toBe("application-save-space");
    expect(await edit(holder, { saveSpaceMax: null })).toBe("application-save-space");
    expect(await edit(holder, { saveSpaceMax: 2n * GB })).toBeUndefined();
    await revoke(id, holder);
    expect(await edit(holder, { saveSpaceMax: null })).toBeUndefined();
  });

  test("goes on where a rule made later was broken before", async () => {
    const { id, name } = await newApplication(org);
    const holder = await newAccountIn(org);
    await grant(id, holder);
    await org.run((tx) =>
      changeApplication(tx, { id, name, licences: null, rules: { visibility: "PUBLIC" } }),
    );
    expect(await edit(holder, { city: "Lyon" })).toBeUndefined();
    expect(await edit(holder, { visibility: "PUBLIC" })).toBeUndefined();
    expect(await edit(holder, { visibility: "PRIVATE" })).toBe("application-visibility");
  });

  test("and giving at the same moment leave nobody with what does not fit", async () => {
    const { id } = await newApplication(org, null, { saveSpace: { least: GB } });
    const account = await newAccountIn(org, "CREATED", { saveSpaceMax: GB });
    const [, edited] = await interleave(
      (hold) =>
        org.run(async (tx) => {
          await grantApplication(tx, { applicationId: id, ids: [account] });
          await hold();
        }),
      () => edit(account, { saveSpaceMax: null }),
    );
    expect(edited).toBe("application-save-space");
  });
});
