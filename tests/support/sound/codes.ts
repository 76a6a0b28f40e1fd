import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { makeToken } from "@/lib/secrets";
import { beginLetters } from "@/printouts/begin-letters";
import type { JourneyOrg } from "../e2e-org";
import { question } from "../e2e-steps";
import { sendsOf } from "../links";
import type { Scene, Visits } from "./visit";

/** Where an access code is typed, and the question after it. */
export const codes: Visits = {
  "code/page.tsx": () => {
    const wrong: Scene = {
      path: "/code",
      name: "mistyped",
      act: async (page) => {
        await page.getByRole("textbox").fill("AC34 5678");
        await page.locator("form[action='/code/submit'] button").click();
      },
    };
    return ["/code", wrong];
  },
  "[org]/code/page.tsx": ({ org }) => [`/${org.slug}/code`],
  "code/[token]/page.tsx": async ({ org }) => {
    const { id } = await org.person("CREATED", { email: "", login: `code.${org.slug}` });
    await org.run(async (tx) => {
      await tx.db.organization.update({
        where: { orgId: tx.org },
        data: { codeFact: "LAST_NAME" },
      });
      await inviteAccounts(tx, { ids: [id], lane: 2, withCodes: true });
    });
    const [sendId = ""] = await sendsOf(org, id, "CODE");
    return [`/code/${makeToken("code", org.id, sendId)}`];
  },
};

/** Somebody with a code, named as long as people are. */
async function coded(org: JourneyOrg): Promise<string> {
  const { id } = await org.person("CREATED", {
    ...{ firstName: "Maximiliane-Alexandra", lastName: "von und zu Hohenfels" },
    ...{ email: "", externalId: `staff-${randomUUID()}` },
  });
  await org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2, withCodes: true }));
  return id;
}

/** Handing codes over. */
export const handovers: Visits = {
  "[org]/admin/codes/page.tsx": async ({ org, isEmpty }) => {
    const list = `${org.admin}/codes`;
    if (isEmpty) return [list];
    await coded(org);
    const asking: Scene = {
      path: list,
      name: "dialog: print letters",
      act: async (page) => {
        await page.getByRole("button", { name: "Print letters" }).click();
        await expect(question(page)).toBeVisible();
      },
    };
    return [list, `${list}?tab=soon&q=nobody`, asking];
  },
  "[org]/admin/codes/[id]/page.tsx": async ({ org, isEmpty }) => {
    if (isEmpty) return [];
    const path = `${org.admin}/codes/${await coded(org)}`;
    const shown: Scene = {
      path,
      name: "shown",
      act: async (page) => {
        await page.getByRole("button", { name: "Show the code" }).click();
        await expect(page.getByRole("list", { name: "Access code in four groups" })).toBeVisible();
      },
    };
    return [path, shown];
  },
  "[org]/admin/codes/letters/[id]/page.tsx": async ({ org, owner, isEmpty }) => {
    if (isEmpty) return [];
    const about = { chosen: { ids: [await coded(org)] }, form: "CARD", split: "NONE" } as const;
    const { id } = await org.as(owner, (tx) => beginLetters(tx, about));
    return [`${org.admin}/codes/letters/${id}`];
  },
};
