import { expect } from "@playwright/test";
import { withdrawInvitations } from "@/invitations/withdraw-invitations";
import { makeToken, readToken } from "@/lib/secrets";
import { claim, newJourneyOrg } from "../e2e-org";
import { publishedTerms } from "../terms";
import type { Scene, Visits } from "./visit";
import { monthAgo } from "./visit";

const LONG = { firstName: "Maximiliane-Alexandra", lastName: "von und zu Hohenfels" };

/** The pages of a claim link, alive and dead. */
export const claims: Visits = {
  "claim/[token]/page.tsx": async ({ org }) => {
    const [living, expired, withdrawn, claimed] = [
      await org.invited(LONG),
      await org.invited({}, monthAgo()),
      await org.invited(),
      await org.invited(),
    ];
    await org.run((tx) => withdrawInvitations(tx, { ids: [withdrawn.id] }));
    await claim(org, claimed);
    const links = [living, expired, withdrawn, claimed].map(({ link }) => link);
    return [...links, "/claim/nothing"];
  },
  "unsubscribe/[token]/ask/page.tsx": async ({ org }) => {
    const { link } = await org.invited(LONG);
    const { row = "" } = readToken("claim", link.split("/").at(-1) ?? "") ?? {};
    const page = `/unsubscribe/${makeToken("unsubscribe", org.id, row)}/ask`;
    const stopped: Scene = {
      path: page,
      name: "reminders stopped",
      act: async (opened) => {
        const stop = opened.getByRole("button");
        if (await stop.isVisible()) await stop.click();
        await expect(stop).toBeHidden();
      },
    };
    return [page, stopped, "/unsubscribe/nothing/ask"];
  },
  "claim/[token]/language/page.tsx": async ({ org }) => [
    `${(await org.invited(LONG)).link}/language`,
  ],
  "claim/[token]/name/page.tsx": async ({ org }) => {
    const { link } = await org.invited(LONG);
    return [`${link}/name`, `${link}/name?fault=firstName.missing,lastName.too-long`];
  },
  "claim/[token]/terms/page.tsx": async ({ org, owner }) => {
    await publishedTerms(org, owner);
    const { link } = await org.invited(LONG);
    return [`${link}/terms`, `${link}/terms?fault=terms`];
  },
  "[org]/terms/page.tsx": async ({ org, owner }) => {
    await publishedTerms(org, owner);
    // where nothing is asked there is nothing to read
    const bare = await newJourneyOrg();
    return [`/${org.slug}/terms`, `/${bare.slug}/terms`];
  },
  "claim/[token]/password/page.tsx": async ({ org }) => {
    const { link } = await org.invited(LONG);
    return [`${link}/password`, `${link}/password?fault=password-short`];
  },
  "claim/[token]/not-me/page.tsx": async ({ org }) => {
    const { link } = await org.invited(LONG);
    return [`${link}/not-me`, `${link}/not-me?fault=reason`];
  },
  "claim/[token]/declined/page.tsx": async ({ org }) => {
    const { link } = await org.invited(LONG);
    return [
      {
        path: `${link}/not-me`,
        name: "declined",
        act: async (page) => {
          await page.getByLabel("I do not want an account").check();
          await page.getByRole("button", { name: "Decline the invitation" }).click();
        },
      },
    ];
  },
  "claim/[token]/asked/page.tsx": async ({ org }) => {
    const { link } = await org.invited({}, monthAgo());
    return [
      {
        path: link,
        name: "asked for a new one",
        act: (page) => page.getByRole("button", { name: "Ask for a new invitation" }).click(),
      },
    ];
  },
};
