import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { shownProgress } from "@/accounts/components/person/shown-state";
import { showCode } from "@/handovers/show-code";
import { copyLink } from "@/invitations/copy-link";
import { declineInvitation } from "@/invitations/decline-invitation";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { noteProgress } from "@/invitations/note-progress";
import { withdrawInvitations } from "@/invitations/withdraw-invitations";
import { inOrg } from "@/lib/in-org";
import { recordOutcomes } from "@/messages/record-outcomes";
import { leaseMessages } from "@/messages/store";
import { sendsOf } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { listPeople } from "./list-people";
import { countPeople } from "./queries";
import type { Wait } from "./rules";
import { WAITS } from "./rules";

let org: TestOrg;
let admin: Awaited<ReturnType<typeof newAdmin>>;
let someone: string;
let seconds = 0;
const later = () => new Date(Date.now() + ++seconds * 1_000);

const invite = (where: TestOrg, id: string) =>
  where.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }), later());
const giveCode = (replaces = false) =>
  inOrg(admin.scope, (tx) => showCode(tx, { id: someone, replaces }), "act", later());
const lock = async () => {
  const id = (await sendsOf(org, someone, "CODE")).at(-1) ?? "";
  const where = { orgId_id: { orgId: org.id, id } };
  await org.run((tx) => tx.db.send.update({ where, data: { wrongFacts: 5, lockedAt: tx.now } }));
};
const copy = () => inOrg(admin.scope, (tx) => copyLink(tx, { id: someone }), "act", later());

/** As if a pump had sent everything that is due, with this outcome. */
const settle = (state: "SENT" | "FAILED") =>
  org.run(async (tx) => {
    const lease = randomUUID();
    const due = await leaseMessages(tx, 2, 10, lease, tx.now);
    const outcome = { state, reason: null, answer: null, nextAttemptAt: null, transport: "local" };
    await recordOutcomes(tx, { lease, rows: due.map(({ id }) => ({ id, ...outcome })) });
  }, later());

async function step(name: "opened" | "started", channel: "EMAIL" | "LINK" | "CODE" = "EMAIL") {
  const sendId = (await sendsOf(org, someone, channel)).at(-1) ?? "";
  await org.run((tx) => noteProgress(tx, { sendId, accountId: someone, step: name }), later());
}
const decline = async () => {
  const sendId = (await sendsOf(org, someone)).at(-1) ?? "";
  await org.run((tx) => declineInvitation(tx, { sendId, reason: "not-me" }), later());
};
const rename = () =>
  org.run((tx) =>
    tx.db.account.update({
      where: { orgId_id: { orgId: tx.org, id: someone } },
      data: { nameKey: "zz renamed" },
    }),
  );

/** Under which waits the list shows them; the count agrees, and so does what their own row says. */
async function waitsOf(): Promise<Wait[]> {
  return org.run(async (tx) => {
    const found: Wait[] = [];
    for (const wait of Object.values(WAITS)) {
      const { rows } = await listPeople(tx, { waits: [wait] }, undefined);
      expect(await countPeople(tx, { waits: [wait] })).toBe(rows.length);
      for (const row of rows) expect(shownProgress(row)).toBe(wait);
      if (rows.some(({ id }) => id === someone)) found.push(wait);
    }
    return found;
  });
}

beforeAll(async () => {
  org = await newOrg();
  admin = await newAdmin(org);
  someone = await newAccountIn(org);
  const other = await newOrg();
  await invite(other, await newAccountIn(other));
});

test("whoever is invited is listed under the one thing their invitation waits for, whatever happens", async () => {
  const acts: [() => Promise<unknown>, Wait[]][] = [
    [() => invite(org, someone), ["QUEUED"]],
    [() => settle("FAILED"), ["FAILED"]],
    [() => invite(org, someone), ["QUEUED"]],
    [() => settle("SENT"), ["SENT"]],
    [rename, ["SENT"]],
    [() => step("opened"), ["OPENED"]],
    [() => step("started"), ["STARTED"]],
    [copy, ["LINK_COPIED"]],
    [() => step("opened", "LINK"), ["OPENED"]],
    [giveCode, ["CODE_ISSUED"]],
    [() => step("opened", "CODE"), ["OPENED"]],
    [() => step("started", "CODE"), ["STARTED"]],
    [lock, ["CODE_LOCKED"]],
    [() => giveCode(true), ["CODE_ISSUED"]],
    [() => invite(org, someone), ["QUEUED"]],
    [() => settle("SENT"), ["SENT"]],
    [decline, ["DECLINED"]],
    [() => invite(org, someone), ["QUEUED"]],
    [() => org.run((tx) => withdrawInvitations(tx, { ids: [someone] }), later()), []],
    [() => invite(org, someone), ["QUEUED"]],
  ];
  for (const [index, [act, waits]] of acts.entries()) {
    await act();
    expect(await waitsOf(), `after act ${index}`).toEqual(waits);
  }
});

test("waits and states narrow each other, and pages follow the names", async () => {
  const people = async (filter: Parameters<typeof listPeople>[1]) =>
    org.run(async (tx) => (await listPeople(tx, filter, undefined, 10)).rows.map(({ id }) => id));
  expect(await people({ waits: ["QUEUED"], states: ["INVITED"], kind: "USER" })).toEqual([someone]);
  expect(await people({ waits: ["QUEUED"], states: ["ACTIVE"] })).toEqual([]);
  const second = await newAccountIn(org);
  await invite(org, second);
  expect(await people({ waits: ["QUEUED", "SENT"] })).toEqual([second, someone]);
  const after = await org.run(async (tx) => {
    const [first] = (await listPeople(tx, { waits: ["QUEUED"] }, undefined, 1)).rows;
    return (await listPeople(tx, { waits: ["QUEUED"] }, first)).rows;
  });
  expect(after.map(({ id }) => id)).toEqual([someone]);
});
