import { afterEach, expect, test } from "vitest";
import { beginCampaign } from "@/campaigns/begin-campaign";
import { eraseAccounts } from "@/erasures/erase-accounts";
import { closeAccounts } from "@/lifecycle/close-accounts";
import { asAdmin, chosen, crowdOf, worked } from "../../tests/support/campaigns";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { emptyOutbox } from "../../tests/support/pumping";
import type { RecipientCursor } from "./list-recipients";
import { listRecipients } from "./list-recipients";

afterEach(emptyOutbox);

test("who needs a hand stands first, then by name, page by page there and back, however many there are", async () => {
  const [org, other] = [await newOrg(), await newOrg()];
  const owner = await newAdmin(org);
  const names = ["Ada", "Bo", "Cem", "Dua", "Eli", "Fay"].map((firstName) => ({ firstName }));
  const ids = await crowdOf(org, 6, "Sorted", ...names);
  await crowdOf(other, 2, "Sorted");
  const { foreseen: _, ...input } = await chosen(owner, { query: "q=sorted" });
  const { id } = await asAdmin(owner, (tx) => beginCampaign(tx, { ...input, wording: null }));
  await worked(org, id);
  await org.run(async (tx) => {
    const set = (accountId: string | undefined, state: string) =>
      tx.db.message.updateMany({
        where: { accountId: accountId ?? "" },
        data: { state, sentAt: state === "FAILED" ? null : tx.now },
      });
    await set(ids[3], "BOUNCED");
    await set(ids[1], "FAILED");
    await set(ids[4], "DELIVERED");
  });
  const about = { ...input, id };
  const order = [ids[1], ids[3], ids[0], ids[2], ids[5], ids[4]];
  const page = (cursor?: RecipientCursor, counts = {}) =>
    org.run((tx) => listRecipients(tx, about, {}, { cursor, counts, most: 2 }));
  for (const counts of [{}, { QUEUED: 5_000, FAILED: 5_000 }]) {
    const seen: (string | undefined)[] = [];
    let cursor: RecipientCursor | undefined;
    for (let rows = await page(cursor, counts); ; rows = await page(cursor, counts)) {
      seen.push(...rows.slice(0, 2).map((row) => row.id));
      const last = rows[1];
      if (rows.length < 3 || !last) break;
      cursor = { id: last.id, state: last.state };
    }
    expect(seen).toEqual(order);
    const back = await page({ id: ids[2] ?? "", state: "QUEUED", back: true }, counts);
    expect(back.map((row) => row.id)).toEqual(order.slice(0, 3));
  }
  expect(await other.run((tx) => listRecipients(tx, about, {}))).toEqual([]);
});

test("of who is still to be written to the list says where: a number stands for who gets a text", async () => {
  const org = await newOrg();
  const owner = await newAdmin(org);
  const phone = "+33612345678";
  const texted = await newAccountIn(org, "CREATED", { email: undefined, phone });
  const wished = await newAccountIn(org, "CREATED", { phone, inviteBy: "SMS" });
  const mailed = await newAccountIn(org, "CREATED", { phone, email: "mailed@halden.example" });
  const { foreseen: _, ...input } = await chosen(owner, { ids: [texted, wished, mailed] });
  const { id } = await asAdmin(owner, (tx) => beginCampaign(tx, { ...input, wording: null }));
  const rows = await org.run((tx) => listRecipients(tx, { ...input, id }, { state: "OPEN" }));
  expect(new Map(rows.map((row) => [row.id, row.address]))).toEqual(
    new Map([
      [texted, phone],
      [wished, phone],
      [mailed, "mailed@halden.example"],
    ]),
  );
});

test("of somebody who was erased it is said so, and nothing else", async () => {
  const org = await newOrg();
  const owner = await newAdmin(org);
  const ids = await crowdOf(org, 2, "Gone");
  const { foreseen: _, ...input } = await chosen(owner, { ids });
  const { id } = await asAdmin(owner, (tx) => beginCampaign(tx, { ...input, wording: null }));
  await worked(org, id);
  const [gone = ""] = ids;
  await org.run((tx) => closeAccounts(tx, { ids: [gone] }));
  await asAdmin(owner, (tx) => eraseAccounts(tx, { ids: [gone] }));
  const rows = await org.run((tx) => listRecipients(tx, { ...input, id }, {}));
  const told = rows.map((row) => [row.id === gone, row.isErased, row.lastName, row.address]);
  expect(told.sort()).toEqual([
    [false, false, "Gone", expect.stringContaining("@")],
    [true, true, null, ""],
  ]);
});
