import { afterEach, expect, test, vi } from "vitest";
import { beginCampaign } from "@/campaigns/begin-campaign";
import { asAdmin, chosen, crowdOf, worked } from "../../tests/support/campaigns";
import { newAdmin, newOrg } from "../../tests/support/org";
import { emptyOutbox } from "../../tests/support/pumping";
import { exportCampaign } from "./export-campaign";

await vi.hoisted(async () => (await import("../../tests/support/twilio-env")).stubTwilio());
afterEach(emptyOutbox);

test("a number stands under MOBILE, an address under EMAIL, whichever way somebody was written to", async () => {
  const org = await newOrg();
  const owner = await newAdmin(org);
  const [email, phone] = ["both@halden.example", "+33612345678"];
  await crowdOf(
    org,
    3,
    "Exported",
    { firstName: "Both", email, phone },
    { firstName: "Texted", email: undefined, phone: "+33698765432" },
    { firstName: "Coded", email: undefined, externalId: "E-7" },
  );
  const { foreseen: _, ...input } = await chosen(owner, { query: "q=exported" }, "INVITE", true);
  const { id } = await asAdmin(owner, (tx) => beginCampaign(tx, { ...input, wording: null }));
  await worked(org, id);
  const exported = await asAdmin(owner, (tx) => exportCampaign(tx, { id, language: "en" }));
  const [head = "", ...lines] = Buffer.from(exported.bytes).toString("utf8").trim().split(/\r?\n/);
  const names = head.replace("\uFEFF", "").split(",");
  const rows = lines.map((line) => {
    const cells = line.split(",");
    return Object.fromEntries(names.map((name, at) => [name, cells[at]]));
  });
  const of = (firstName: string) => rows.find((row) => row.FIRSTNAME === firstName);
  // a sign before the plus: no spreadsheet takes it for a formula
  expect(of("Both")).toMatchObject({ EMAIL: email, MOBILE: `'${phone}`, CHANNEL: "EMAIL" });
  expect(of("Texted")).toMatchObject({ EMAIL: "", MOBILE: "'+33698765432", CHANNEL: "SMS" });
  expect(of("Coded")).toMatchObject({ EMAIL: "", MOBILE: "", EXTERNAL_ID: "E-7", CHANNEL: "CODE" });
});
