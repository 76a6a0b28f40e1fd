import { afterEach, describe, expect, test, vi } from "vitest";
import { GET } from "@/app/c/[code]/route";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import type { OrgTx } from "@/lib/org";
import { ownUrl, readToken } from "@/lib/secrets";
import { noteAnswer } from "@/lib/texts/stops";
import { fakeTwilio } from "../../tests/support/fake-twilio";
import { refusedWith, timelineOf } from "../../tests/support/links";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { at, emptyOutbox, pumpTexts } from "../../tests/support/pumping";
import {
  account,
  addressSendsOf,
  aMobile,
  ask,
  askMobile,
  prove,
  texted,
  told,
  worth,
} from "../../tests/support/readdressing";
import { proveAddress } from "./prove-address";
import { readPendingAddress } from "./queries";
import { requestAddressChange } from "./request-address-change";
import { resendAddressChange } from "./resend-address-change";

await vi.hoisted(async () => (await import("../../tests/support/twilio-env")).stubTwilio());
afterEach(emptyOutbox);

describe("a new mobile", () => {
  test("counts once the link that was texted there is used; the old number is told, sessions end", async () => {
    const { taken, texter } = await fakeTwilio();
    const org = await newOrg();
    const [old, fresh] = [aMobile(), aMobile()];
    const id = await texted(org, { phone: old });
    const self = mintScope(org.id, { kind: "account", id, permissions: [] });
    const named = { id, phone: fresh };
    await inOrg(self, (tx) => requestAddressChange(tx, named), "act", at(0));
    expect(await account(org, id)).toMatchObject({ phone: old, epoch: 0 });
    expect(await pumpTexts(texter, 5)).toBe(2);
    const [toNew, toOld] = [fresh, old].map((to) => taken.find((text) => text.to === to)?.body);
    expect(toNew).toMatch(/^Halden Group: is this the new mobile .+\/c\/[0-9a-z]{16}$/);
    expect(toOld).toContain(`+33...${fresh.slice(-2)}`);
    expect(toOld).toMatch(new RegExp(`/${org.slug}/me/security$`));
    const code = toNew?.slice(-16) ?? "";
    const answer = await GET(new Request(ownUrl(`/c/${code}`)), {
      params: Promise.resolve({ code }),
    });
    const path = answer.headers.get("location") ?? "";
    expect(path).toMatch(/^\/address\/address_/);
    const row = readToken("address", path.split("/").at(-1) ?? "")?.row;
    expect(row).toBe((await addressSendsOf(org, id))[0]);
    await inOrg(
      mintScope(org.id, { kind: "invitee" }),
      (tx) => proveAddress(tx, { sendId: row ?? "" }),
      "act",
      at(60),
    );
    expect(await account(org, id)).toMatchObject({
      ...{ phone: fresh, phoneKey: fresh, mobileCountry: "FR", epoch: 1, status: "ACTIVE" },
      phoneVerifiedAt: at(60),
    });
    expect(await worth(org, row)).toBe("used");
    expect(await timelineOf(org, id)).toEqual(
      expect.arrayContaining(["mobile-asked", "message-sent", "change-address"]),
    );
  });

  test("of who had none, or one that takes no text, is told to their mailbox", async () => {
    const org = await newOrg();
    for (const phone of ["", "+33142681234", "+4915112345678"]) {
      const email = `told.${phone.slice(-4)}@halden.example`;
      const id = await texted(org, { phone, email });
      const fresh = aMobile();
      await askMobile(org, id, fresh);
      expect((await told(org, id)).sort()).toEqual([
        ["address-change", "SMS", fresh],
        ["mobile-notice", "EMAIL", email],
      ]);
    }
  });

  test("is told to the mailbox where the old number was never proven: anybody's may stand on many accounts", async () => {
    const org = await newOrg();
    const phone = aMobile();
    for (const email of ["one.shares@halden.example", "two.shares@halden.example"]) {
      const id = await newAccountIn(org, "ACTIVE", { phone, email });
      await askMobile(org, id, aMobile());
      expect(await told(org, id)).toContainEqual(["mobile-notice", "EMAIL", email]);
      expect((await told(org, id)).map(([, , to]) => to)).not.toContain(phone);
    }
  });

  test("that no text reaches does not wait in silence: who named it is told why", async () => {
    const [fresh, other] = [aMobile(), aMobile()];
    const { texter } = await fakeTwilio({ [fresh]: { status: 400, code: 21211 } });
    const org = await newOrg();
    const id = await texted(org, { phone: "" });
    const self = mintScope(org.id, { kind: "account", id, permissions: [] });
    const run = <T>(seconds: number, work: (tx: OrgTx) => Promise<T>) =>
      inOrg(self, work, "act", at(seconds));
    const waits = (seconds: number, channel: "SMS" | "EMAIL" = "SMS") =>
      run(seconds, (tx) => readPendingAddress(tx, id, channel));
    await run(0, (tx) => requestAddressChange(tx, { id, phone: fresh }));
    expect(await waits(1)).toMatchObject({ address: fresh, fault: null });
    await pumpTexts(texter, 5);
    expect(await waits(6)).toMatchObject({ address: fresh, fault: "21211" });
    await run(10, (tx) => requestAddressChange(tx, { id, phone: other }));
    expect(await waits(11)).toMatchObject({ address: other, fault: null });
    await run(12, (tx) => requestAddressChange(tx, { id, email: "lost@halden.example" }));
    const letters = { accountId: id, letter: "address-change", channel: "EMAIL" };
    const bounced = { state: "BOUNCED", reason: "bounced" };
    await org.run((tx) => tx.db.message.updateMany({ where: letters, data: bounced }));
    expect(await waits(13, "EMAIL")).toMatchObject({ fault: "bounced" });
    const elsewhere = await newOrg();
    expect(await elsewhere.run((tx) => readPendingAddress(tx, id, "SMS"), at(13))).toBeUndefined();
  });

  test("may be a colleague's too, and is not the one there is", async () => {
    const org = await newOrg();
    const phone = aMobile();
    await texted(org, { phone });
    const id = await texted(org);
    const { phone: own } = await account(org, id);
    expect(await refusedWith(askMobile(org, id, own ?? ""))).toBe("phone-same");
    await askMobile(org, id, phone);
    await prove(org, (await addressSendsOf(org, id))[0]);
    expect((await account(org, id)).phone).toBe(phone);
  });

  test("is refused where nothing can prove it, and nothing is stored", async () => {
    const org = await newOrg();
    const id = await texted(org);
    const before = await account(org, id);
    const stopped = aMobile();
    await noteAnswer(stopped, "stop", new Date());
    const refused = async (phone: string) => refusedWith(askMobile(org, id, phone));
    expect(await refused("+33142681234")).toBe("phone-landline");
    expect(await refused("+4915112345678")).toBe("text-country");
    expect(await refused(stopped)).toBe("mobile-stopped");
    const set = (data: object) =>
      org.run((tx) => tx.db.organization.update({ where: { orgId: org.id }, data }));
    await set({ textsOn: false });
    expect(await refused(aMobile())).toBe("texts-off");
    await set({ textsOn: true, textsADay: 1 });
    await org.run(
      (tx) =>
        tx.db.$executeRaw`INSERT INTO app.text_days (org_id, day, country, texts)
          SELECT org_id, (${tx.now}::timestamptz AT TIME ZONE time_zone)::date, 'FR', 1 FROM app.organizations WHERE org_id = ${org.id}::uuid`,
    );
    expect(await refused(aMobile())).toBe("texts-full");
    await set({ memberEditing: false });
    expect(await refused(aMobile())).toBe("editing-closed");
    expect(await account(org, id)).toEqual(before);
    expect(await told(org, id)).toEqual([]);
    for (const [status, code] of [
      ["INVITED", "not-applicable"],
      ["SUSPENDED", "suspended"],
      ["CLOSED", "closed"],
    ] as const) {
      const other = await newAccountIn(org, status);
      const asked = org.run((tx) => requestAddressChange(tx, { id: other, phone: aMobile() }));
      expect.soft(await refusedWith(asked), status).toBe(code);
    }
  });

  test("gets five links a day, of one account and of many", async () => {
    const org = await newOrg();
    const { scope } = await newAdmin(org);
    const [id, fresh] = [await texted(org), aMobile()];
    await askMobile(org, id, fresh);
    const again = () => inOrg(scope, (tx) => resendAddressChange(tx, { id, channel: "SMS" }));
    for (let n = 0; n < 4; n += 1) await again();
    expect(await refusedWith(again())).toBe("mobile-too-often");
    expect(await refusedWith(askMobile(org, await texted(org), fresh))).toBe("mobile-too-often");
    // mails are counted for themselves
    await ask(org, id, "calm@halden.example");
    const letters = (await told(org, id)).map(([letter]) => letter);
    expect(letters.filter((letter) => letter === "mobile-notice")).toHaveLength(1);
  });
});
