import { beforeAll, expect, test } from "vitest";
import { prepareCodes } from "@/codes/prepare-codes";
import { handLink } from "@/invitations/hand-link";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { readClaimLink, readInvitations } from "@/invitations/queries";
import { standing } from "@/invitations/rules";
import { withdrawInvitations } from "@/invitations/withdraw-invitations";
import { addMembers } from "@/teams/add-members";
import { createTeam } from "@/teams/create-team";
import { timelineOf } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newOrg } from "../../tests/support/org";
import { at } from "../../tests/support/pumping";
import { markHandedOver } from "./mark-handed-over";
import { openCode } from "./open-code";
import { countHolders, findGivable, findLiveCodes, listChosen, listHolders } from "./queries";
import { showCode } from "./show-code";

const DAY = 86_400;
let org: TestOrg;
let other: TestOrg;
beforeAll(async () => {
  [org, other] = [await newOrg(), await newOrg()];
});

const statusOf = (of: TestOrg, id: string) =>
  of.run(async (tx) => (await tx.db.account.findFirst({ where: { orgId: tx.org, id } }))?.status);

let logins = 0;
const newPerson = (given: object = {}) => {
  logins += 1;
  return newAccountIn(org, "CREATED", { email: "", login: `made.${logins}`, ...given });
};
const prepare = (id: string, onRequest = false, of = org) =>
  of.run((tx) => prepareCodes(tx, { ids: [id], onRequest }), at(0));
const show = (id: string, waits: boolean, replaces = false, seconds = 0) =>
  org.run((tx) => showCode(tx, { id, waits, replaces }), at(seconds));
const invite = (id: string, seconds: number) =>
  org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2, withCodes: true }), at(seconds));
const opens = (sendId: string, seconds: number) =>
  org.run((tx) => openCode(tx, { sendId }), at(seconds));
/** What the link behind a typed code is worth to whoever opens it. */
const worth = (sendId: string, seconds: number) =>
  org.run(async (tx) => {
    const link = await readClaimLink(tx, sendId);
    return link && standing(link, tx.now);
  }, at(seconds));

test("a code is made with the account and opens nothing; inviting makes the same one alive and starts its days", async () => {
  const id = await newPerson();
  const [made] = await prepare(id);
  expect(await prepare(id)).toMatchObject([{ sendId: made?.sendId }]);
  expect(await prepare(id, true, other)).toEqual([]);
  const sendId = made?.sendId ?? "";
  expect(await opens(sendId, 1)).toBeUndefined();
  expect(await org.run((tx) => readInvitations(tx, id))).toEqual([]);
  // letters may leave beforehand, and be noted as handed over
  const early = { filter: { q: "", tab: "made" } } as const;
  expect(await org.run((tx) => listChosen(tx, early))).toMatchObject([{ id, sendId }]);
  expect(await org.run((tx) => listChosen(tx, { ids: [id] }))).toMatchObject([{ id, sendId }]);
  expect(await other.run((tx) => listChosen(tx, { ids: [id] }))).toEqual([]);
  const { done } = await org.run((tx) => markHandedOver(tx, { ids: [id], isHanded: true }));
  expect(done).toEqual([{ id }]);
  const { code } = await show(id, true);
  expect(await statusOf(org, id)).toBe("CREATED");
  await invite(id, 100 * DAY);
  const [live] = await org.run((tx) => findLiveCodes(tx, [id]), at(100 * DAY));
  expect(live).toMatchObject({ sendId, expiresAt: at(190 * DAY) });
  expect(await opens(sendId, 101 * DAY)).toBeDefined();
  expect(await show(id, true, false, 101 * DAY)).toEqual({ code, expiresAt: at(190 * DAY) });
  expect(await org.run((tx) => listChosen(tx, early))).toEqual([]);
});

test("who can be written to has none until somebody asks for it; showing it invites nobody who was not to be invited", async () => {
  const mailed = await newAccountIn(org, "CREATED");
  const called = await newPerson({ phone: "+33612345670" });
  for (const id of [mailed, called]) expect(await prepare(id)).toEqual([]);
  const first = await show(mailed, true);
  expect(first.expiresAt).toBeNull();
  expect((await show(mailed, true)).code).toBe(first.code);
  const second = await show(mailed, true, true);
  expect(second.code).not.toBe(first.code);
  expect(await statusOf(org, mailed)).toBe("CREATED");
  expect(await timelineOf(org, mailed)).not.toContain("invite");
  // asked to invite, it does, with the code that was shown
  expect(await show(mailed, false)).toMatchObject({ code: second.code, expiresAt: at(90 * DAY) });
  expect(await statusOf(org, mailed)).toBe("INVITED");
});

test("a code from before a withdrawal is not one again, and another is made", async () => {
  const id = await newPerson();
  const [made] = await prepare(id);
  await invite(id, 1);
  await org.run((tx) => withdrawInvitations(tx, { ids: [id] }), at(2));
  const [again] = await org.run((tx) => findGivable(tx, [id]));
  expect(again?.sendId).toBeDefined();
  expect(again?.sendId).not.toBe(made?.sendId);
  const counted = (of: TestOrg) => of.run((tx) => countHolders(tx, { q: "", tab: "all" }));
  expect((await counted(org)).made).toBe(1);
  expect((await counted(other)).made).toBe(0);
  const { rows } = await org.run((tx) => listHolders(tx, { q: "", tab: "made" }));
  expect(rows).toMatchObject([{ accountId: id, isUninvited: true }]);
});

test("who is in two teams lies in the file of the team that the view is narrowed to", async () => {
  const id = await newPerson();
  await prepare(id);
  const [alpha, zulu] = await org.run(async (tx) => {
    const made = [];
    for (const name of ["Alpha", "Zulu"]) {
      const team = await createTeam(tx, { name });
      await addMembers(tx, { teamId: team.id, ids: [id] });
      made.push(team.id);
    }
    return made;
  });
  const groups = async (team: string | undefined) => {
    const filter = { q: "", tab: "made", team } as const;
    const people = await org.run((tx) => listChosen(tx, { filter }, "TEAM"));
    return people.filter((one) => one.id === id).map(({ group }) => group);
  };
  expect(await groups(alpha)).toEqual(["Alpha"]);
  expect(await groups(zulu)).toEqual(["Zulu"]);
  expect(await groups(undefined)).toEqual(["Alpha"]);
});

test("a code shown beforehand opens as soon as its person is invited by mail or a link, and dies with that invitation", async () => {
  const [mailed, linked, later] = [
    await newAccountIn(org, "CREATED"),
    await newAccountIn(org, "CREATED"),
    await newAccountIn(org, "CREATED"),
  ];
  const theirs = await newAccountIn(other, "CREATED");
  const sendOf = async (id: string, of = org) => (await prepare(id, true, of))[0]?.sendId ?? "";
  const sends = [await sendOf(mailed), await sendOf(linked), await sendOf(later)] as const;
  const { code } = await show(mailed, true);
  await other.run((tx) => inviteAccounts(tx, { ids: [mailed], lane: 2 }), at(DAY));
  expect(await opens(sends[0], DAY + 1)).toBeUndefined();
  await invite(mailed, 10 * DAY);
  await org.run((tx) => handLink(tx, { accountId: linked, channel: "LINK" }), at(10 * DAY));
  // the days of a code, not those of the link
  for (const sendId of sends.slice(0, 2)) {
    expect(await worth(sendId, 99 * DAY)).toBe("live");
    expect(await worth(sendId, 101 * DAY)).toBe("expired");
  }
  expect(await show(mailed, true, false, 11 * DAY)).toEqual({ code, expiresAt: at(100 * DAY) });
  const theirSend = await sendOf(theirs, other);
  for (const [of, sendId] of [
    [org, sends[2]],
    [other, theirSend],
  ] as const)
    expect(await of.run((tx) => openCode(tx, { sendId }), at(11 * DAY))).toBeUndefined();
  // who has none made beforehand gets none by a mail
  const plain = await newAccountIn(org, "CREATED");
  await invite(plain, 10 * DAY);
  expect(await org.run((tx) => findLiveCodes(tx, [plain]), at(11 * DAY))).toEqual([]);
  await org.run((tx) => withdrawInvitations(tx, { ids: [mailed] }), at(12 * DAY));
  expect(await worth(sends[0], 13 * DAY)).toBe("withdrawn");
});
