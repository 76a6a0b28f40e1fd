import { beforeAll, expect, test } from "vitest";
import { markAsked } from "@/accounts/mark-asked";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { inOrg } from "@/lib/in-org";
import { beginSelection } from "@/selections/begin-selection";
import { freezeSelection } from "@/selections/freeze-selection";
import { haveLeft, refusedWith } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { countAside, listStillAside } from "./queries";
import { undoDismissal } from "./undo-dismissal";

let org: TestOrg;
let admin: Awaited<ReturnType<typeof newAdmin>>;
const asAdmin = <T>(work: Parameters<typeof inOrg<T>>[1]) => inOrg(admin.scope, work, "chunk");

beforeAll(async () => {
  org = await newOrg();
  admin = await newAdmin(org);
});

async function asking(): Promise<string> {
  const id = await newAccountIn(org);
  await org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }));
  await haveLeft(org, id);
  await org.run((tx) => markAsked(tx, { id }));
  return id;
}

test("several put aside are taken back at one press, as far as they still are; nobody else can, and nothing else is undone", async () => {
  const ids = [await asking(), await asking(), await asking()];
  const alone = await asking();
  const { id: selectionId } = await asAdmin((tx) => freezeSelection(tx, { ids, isDesk: true }));
  const expected = 3;
  await asAdmin((tx) => beginSelection(tx, { id: selectionId, act: "dismiss", expected }));
  expect((await asAdmin((tx) => listStillAside(tx, selectionId))).sort()).toEqual([...ids].sort());
  await org.run((tx) => markAsked(tx, { id: ids[0] ?? "" }));
  const elsewhere = await newOrg();
  const stranger = await newAdmin(elsewhere);
  const theirs = inOrg(stranger.scope, (tx) => undoDismissal(tx, { selectionId }));
  expect(await refusedWith(theirs)).toBe("not-applicable");
  const looker = await newAdmin(org, ["AUDITOR"]);
  const tried = inOrg(looker.scope, (tx) => undoDismissal(tx, { selectionId }));
  expect(await refusedWith(tried)).toBe("not-allowed");
  expect(await asAdmin((tx) => undoDismissal(tx, { selectionId }))).toEqual({ count: 2 });
  expect(await org.run((tx) => countAside(tx))).toBe(0);
  const again = asAdmin((tx) => undoDismissal(tx, { selectionId }));
  expect(await refusedWith(again)).toBe("not-applicable");
  const exported = await asAdmin((tx) => freezeSelection(tx, { ids: [alone] }));
  expect(await asAdmin((tx) => listStillAside(tx, exported.id))).toEqual([]);
});
