import { describe, expect, test } from "vitest";
import { editAccount } from "@/accounts/edit-account";
import { inOrg } from "@/lib/in-org";
import { refusedWith } from "../../tests/support/links";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { account, addressSendsOf, as, ask } from "../../tests/support/readdressing";
import { changeProfile } from "./change-profile";
import { readAddressLink } from "./queries";
import { requestAddressChange } from "./request-address-change";

describe("at an admin's hand", () => {
  test("an active person's address is proven first, an invited one's counts at once", async () => {
    const org = await newOrg();
    const { scope } = await newAdmin(org, ["ACCOUNT_ADMIN"]);
    const [active, invited] = [
      await newAccountIn(org, "ACTIVE"),
      await newAccountIn(org, "INVITED"),
    ];
    const change = { city: "Lyon", email: "moved@halden.example" };
    const done = await inOrg(scope, (tx) => changeProfile(tx, { id: active, change }));
    expect(done).toEqual({ fields: ["city"], asked: ["EMAIL"], isBare: false });
    expect(await account(org, active)).toMatchObject({ city: "Lyon", epoch: 0 });
    const [send] = await addressSendsOf(org, active);
    const link = await org.run((tx) => readAddressLink(tx, send ?? ""));
    expect(link).toMatchObject({ isOwn: false, newAddress: "moved@halden.example" });
    const other = { email: "other@halden.example" };
    const now = await inOrg(scope, (tx) => changeProfile(tx, { id: invited, change: other }));
    expect(now).toEqual({ fields: ["email"], asked: [], isBare: false });
    expect((await account(org, invited)).email).toBe("other@halden.example");
  });

  test("nobody changes with a session alone what they sign in with or are reached by", async () => {
    const org = await newOrg();
    const { scope, id } = await newAdmin(org);
    const { email } = await account(org, id);
    const edit = (change: object) =>
      refusedWith(inOrg(scope, (tx) => changeProfile(tx, { id, change: { email, ...change } })));
    expect(await edit({ email: "taken-over@halden.example" })).toBe("own-address");
    expect(await edit({ login: "taken-over" })).toBe("own-address");
    expect(await edit({ phone: "+33612345678" })).toBe("own-address");
    expect(await edit({ city: "Lyon" })).toBeUndefined();
    expect(await account(org, id)).toMatchObject({ email, login: null, phone: null, city: "Lyon" });
    expect(await addressSendsOf(org, id)).toEqual([]);
    const other = await newAdmin(org);
    const byOther = { id, change: { email, login: "ines" } };
    expect(await inOrg(other.scope, (tx) => changeProfile(tx, byOther))).toMatchObject({
      fields: ["login"],
    });
  });

  test("nobody redirects who may do more, or without the right", async () => {
    const org = await newOrg();
    const owner = await newAdmin(org);
    const [manager, inviter] = [
      await newAdmin(org, ["ACCOUNT_ADMIN"]),
      await newAdmin(org, ["INVITER"]),
    ];
    const email = "mine@halden.example";
    const redirect = (scope: typeof owner.scope, id: string) =>
      refusedWith(inOrg(scope, (tx) => requestAddressChange(tx, { id, email })));
    expect(await redirect(manager.scope, owner.id)).toBe("holds-more");
    expect(await redirect(inviter.scope, manager.id)).toBe("not-allowed");
  });
});

describe("where the organisation keeps profiles itself", () => {
  const closed = async (given: { memberEditing?: boolean; modificationPrevention?: boolean }) => {
    const org = await newOrg();
    await org.run((tx) => tx.db.organization.update({ where: { orgId: org.id }, data: given }));
    return org;
  };

  test("a member changes neither profile nor address, but their language", async () => {
    const org = await closed({ memberEditing: false });
    const id = await newAccountIn(org, "ACTIVE");
    const edit = (change: object) => as(org, id, (tx) => editAccount(tx, { id, change }));
    expect(await refusedWith(edit({ city: "Lyon" }))).toBe("editing-closed");
    expect(await refusedWith(ask(org, id, "n@halden.example"))).toBe("editing-closed");
    expect((await edit({ language: "fr" })).fields).toEqual(["language"]);
    const admin = as(org, id, (tx) => editAccount(tx, { id, change: { city: "Lyon" } }), [
      "accounts.manage",
    ]);
    expect((await admin).fields).toEqual(["city"]);
  });

  test("the mark on an account counts once the organisation uses it", async () => {
    const [using, not] = [await closed({ modificationPrevention: true }), await newOrg()];
    for (const [org, code] of [
      [using, "editing-closed"],
      [not, undefined],
    ] as const) {
      const id = await newAccountIn(org, "ACTIVE", { modificationPrevention: true });
      const edit = as(org, id, (tx) => editAccount(tx, { id, change: { city: "Lyon" } }));
      expect(await refusedWith(edit)).toBe(code);
    }
  });
});
