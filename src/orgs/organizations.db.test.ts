import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import { newAdmin, newOrg } from "../../tests/support/org";
import { changeSettings } from "./change-settings";
import { createOrganization } from "./create-organization";
import { isSlugTaken, readOrganization, readSettings } from "./queries";

const create = (slug: string, id = randomUUID()) =>
  inOrg(mintScope(id, { kind: "system" }), (tx) =>
    createOrganization(tx, { name: "Halden", slug, language: "en", timeZone: "Europe/Paris" }),
  );

describe("an organisation's address", () => {
  test("belongs to one, whoever asks and however fast", async () => {
    const tries = await Promise.allSettled([
      create("nordlicht"),
      create("nordlicht"),
      create("nordlicht"),
    ]);
    const refused = tries.flatMap((result) =>
      result.status === "rejected" ? [result.reason.message] : [],
    );
    expect(refused).toEqual(["slug-taken", "slug-taken"]);
    await expect(create("nordlicht")).rejects.toThrow("slug-taken");
    const org = await newOrg();
    expect(await org.run((tx) => isSlugTaken(tx, "nordlicht"))).toBe(true);
    expect(await org.run((tx) => isSlugTaken(tx, "suedlicht"))).toBe(false);
  });

  test("is refused by the verb too when it is reserved or looks like a brand", async () => {
    await expect(create("sign-up")).rejects.toThrow("slug-refused");
    await expect(create("paypa1")).rejects.toThrow("slug-refused");
  });
});

describe("settings", () => {
  test("are changed by who may, and only where they differ; addresses stay out of the log", async () => {
    const [org, other] = [await newOrg(), await newOrg()];
    const owner = await newAdmin(org);
    const change = { name: "Halden SE", linkLifeHours: 168, replyTo: "people@halden.example" };
    expect(await inOrg(owner.scope, (tx) => changeSettings(tx, change))).toEqual({
      changed: ["name", "replyTo"],
    });
    expect(await inOrg(owner.scope, (tx) => changeSettings(tx, change))).toEqual({ changed: [] });
    expect(await org.run(readSettings)).toMatchObject(change);
    expect(await other.run(readSettings)).toMatchObject({ name: "Halden Group", replyTo: null });
    const entries = await org.run((tx) =>
      tx.db.auditEntry.findMany({ where: { act: "settings.changed" } }),
    );
    expect(entries.map(({ details }) => details)).toEqual([
      {
        changed: ["name", "replyTo"],
        before: { name: "Halden Group" },
        after: { name: "Halden SE" },
      },
    ]);
  });

  test("are refused to who may not", async () => {
    const org = await newOrg();
    for (const role of ["ACCOUNT_ADMIN", "INVITER", "HELPDESK", "AUDITOR"] as const) {
      const { scope } = await newAdmin(org, [role]);
      await expect(inOrg(scope, (tx) => changeSettings(tx, { name: "Mine" }))).rejects.toThrow(
        "not-allowed",
      );
    }
    expect((await org.run(readOrganization))?.name).toBe("Halden Group");
  });
});
