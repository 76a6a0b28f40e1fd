import { beforeAll, describe, expect, test } from "vitest";
import { inOrg } from "@/lib/in-org";
import { newApplication } from "../../tests/support/applications";
import { refusedWith, timelineOf } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { changeApplication } from "./change-application";
import { createApplication } from "./create-application";
import { deleteApplication } from "./delete-application";
import { grantApplication } from "./grant-application";
import {
  applicationsOf,
  findApplications,
  findNewHolders,
  listApplications,
  readApplication,
} from "./queries";
import { revokeApplication } from "./revoke-application";

const GB = 1_073_741_824n;

let org: TestOrg;
let other: TestOrg;

beforeAll(async () => {
  org = await newOrg();
  other = await newOrg();
});

const grant = (applicationId: string, ...ids: string[]) =>
  org.run((tx) => grantApplication(tx, { applicationId, ids }));

describe("an application", () => {
  test("has a name that is unique here whatever the case, and free elsewhere", async () => {
    const { id, name } = await newApplication(org, 50, { saveSpace: { least: GB } });
    const input = { name: name.toUpperCase(), licences: null, rules: {} };
    expect(await refusedWith(org.run((tx) => createApplication(tx, input)))).toBe(
      "application-taken",
    );
    await other.run((tx) => createApplication(tx, input));
    expect(await other.run((tx) => readApplication(tx, id))).toBeNull();
    expect(await org.run((tx) => readApplication(tx, id))).toEqual({
      id,
      name,
      licences: 50,
      rules: { saveSpace: { least: GB } },
      used: 0,
      holders: 0,
    });
  });

  test("says what was changed, and writes nothing when nothing was", async () => {
    const { id, name } = await newApplication(org, 50, { kind: "USER", saveSpace: { least: GB } });
    const same = {
      id,
      name,
      licences: 50,
      rules: { saveSpace: { least: GB }, kind: "USER" },
    } as const;
    expect(await org.run((tx) => changeApplication(tx, same))).toEqual({ changed: [] });
    const next = { ...same, licences: 40, rules: {} };
    expect(await org.run((tx) => changeApplication(tx, next))).toEqual({
      changed: ["licences", "rules"],
    });
    const where = {
      orgId: org.id,
      act: "application.changed",
      details: { path: ["applicationId"], equals: id },
    };
    const entries = await org.run((tx) => tx.db.auditEntry.findMany({ where }));
    expect(entries.map(({ details }) => details)).toEqual([
      {
        applicationId: id,
        name,
        changed: ["licences", "rules"],
        before: { licences: 50, rules: { kind: "USER", saveSpace: { least: String(GB) } } },
        after: { licences: 40, rules: {} },
      },
    ]);
  });

  test("is lost by everybody when it is deleted, and the timelines say so", async () => {
    const { id } = await newApplication(org);
    const ids = [await newAccountIn(org, "ACTIVE"), await newAccountIn(org)];
    await grant(id, ...ids);
    expect(await org.run((tx) => deleteApplication(tx, { id }))).toEqual({ holders: 2 });
    for (const holder of ids)
      expect((await timelineOf(org, holder)).slice(-2)).toEqual([
        "application-granted",
        "application-revoked",
      ]);
    expect(await refusedWith(grant(id, ...ids))).toBe("application-not-found");
  });
});

describe("who may", () => {
  test("manage settings makes applications; manage accounts gives them; others only look", async () => {
    const { id, name } = await newApplication(org);
    const [owner, admin, inviter] = [
      await newAdmin(org),
      await newAdmin(org, ["ACCOUNT_ADMIN"]),
      await newAdmin(org, ["INVITER"]),
    ];
    type Who = typeof owner;
    const input = { name: `${name} of ours`, licences: null, rules: {} };
    const making = [
      ({ scope }: Who) => inOrg(scope, (tx) => createApplication(tx, input)),
      ({ scope }: Who) => inOrg(scope, (tx) => changeApplication(tx, { id, ...input, name })),
      ({ scope }: Who) => inOrg(scope, (tx) => deleteApplication(tx, { id })),
    ];
    const giving = [
      ({ scope }: Who) =>
        inOrg(scope, (tx) => grantApplication(tx, { applicationId: id, ids: [admin.id] })),
      ({ scope }: Who) =>
        inOrg(scope, (tx) => revokeApplication(tx, { applicationId: id, ids: [admin.id] })),
    ];
    for (const act of [...making, ...giving])
      expect(await refusedWith(act(inviter))).toBe("not-allowed");
    for (const act of making) expect(await refusedWith(act(admin))).toBe("not-allowed");
    for (const act of giving) expect(await refusedWith(act(admin))).toBeUndefined();
    for (const act of making) expect(await refusedWith(act(owner))).toBeUndefined();
  });
});

test("lists and pickers are of this organisation, by name, without whom they would not change", async () => {
  const own = await newOrg();
  const [write, draw] = [
    await own.run((tx) => createApplication(tx, { name: "Write", licences: 5, rules: {} })),
    await own.run((tx) => createApplication(tx, { name: "Draw", licences: null, rules: {} })),
  ];
  const holder = await newAccountIn(own, "CREATED", { firstName: "Zarathustra" });
  const asleep = await newAccountIn(own, "SUSPENDED", { firstName: "Zarathustra" });
  await own.run((tx) => grantApplication(tx, { applicationId: write.id, ids: [holder] }));
  const look = await own.run(async (tx) => ({
    all: (await listApplications(tx)).map(({ name, used }) => [name, used]),
    found: (await listApplications(tx, "WRI")).map(({ name }) => name),
    left: (await findApplications(tx, { q: "", without: holder })).map(({ name }) => name),
    writers: (await findNewHolders(tx, { applicationId: write.id, q: "zarathustra" })).length,
    drawers: (await findNewHolders(tx, { applicationId: draw.id, q: "zarathustra" })).map(
      ({ id }) => id,
    ),
  }));
  expect(look).toEqual({
    all: [
      ["Draw", 0],
      ["Write", 1],
    ],
    found: ["Write"],
    left: ["Draw"],
    writers: 0,
    drawers: [holder],
  });
  expect(await own.run((tx) => applicationsOf(tx, asleep))).toEqual([]);
});
