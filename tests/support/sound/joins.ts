import type { Page } from "@playwright/test";
import { closeJoinLink } from "@/joins/close-join-link";
import { makeToken } from "@/lib/secrets";
import { askToJoin, enter, openLink } from "../joins";
import type { Visits } from "./visit";

/** The open link and the mail that it sends, alive and dead. */
export const joins: Visits = {
  "join/[token]/page.tsx": async ({ org }) => {
    const dead = await openLink(org);
    await org.run((tx) => closeJoinLink(tx, { id: dead }));
    const domains = ["halden.example", "contractors.of-a-very-long-name.halden.example"];
    const link = await openLink(org, { approval: true, domains });
    const [page, off] = [link, dead].map((id) => `/join/${makeToken("join", org.id, id)}`);
    return [
      ...[page ?? "", off ?? "", "/join/nothing"],
      {
        path: page ?? "",
        name: "join with faults",
        act: (opened) => opened.locator("form[action^='/join'] button").click(),
      },
    ];
  },
  "join/[token]/name/page.tsx": async ({ org }) => {
    const link = await org.run((tx) => tx.db.joinLink.findFirst({ where: { closedAt: null } }));
    const path = `/join/${makeToken("join", org.id, link?.id ?? "")}`;
    const answer = async (opened: Page) => {
      await opened.locator("#email").fill("mia@halden.example");
      await opened.locator("form[action^='/join'] button").click();
      await opened.waitForURL(/\/name/);
    };
    return [
      { path, name: "the name of who joins", act: answer },
      {
        path,
        name: "the name of who joins, with faults",
        act: async (opened) => {
          await answer(opened);
          await opened.locator("form[action^='/join'] button").first().click();
        },
      },
    ];
  },
  "join/[token]/sent/page.tsx": async ({ org }) => {
    const link = await org.run((tx) => tx.db.joinLink.findFirst({ where: { closedAt: null } }));
    return [`/join/${makeToken("join", org.id, link?.id ?? "")}/sent`];
  },
  "entry/[token]/page.tsx": async ({ org }) => {
    const link = await org.run((tx) => tx.db.joinLink.findFirst({ where: { closedAt: null } }));
    const sends = [
      await askToJoin(org, link?.id ?? "", "new@halden.example"),
      await askToJoin(org, link?.id ?? "", "waits@halden.example"),
    ];
    await enter(org, sends[1] ?? "");
    return [...sends.map((id) => `/entry/${makeToken("entry", org.id, id)}`), "/entry/nothing"];
  },
};

/** Its rules, the link to be posted, and who came by it. */
export const joined: Visits = {
  "[org]/admin/settings/joining/page.tsx": async ({ org, isEmpty }) => {
    if (!isEmpty) await openLink(org, { approval: true });
    return [`${org.admin}/settings/joining`];
  },
  "[org]/admin/people/new/link/page.tsx": ({ org }) => [`${org.admin}/people/new/link`],
  "[org]/admin/joins/page.tsx": async ({ org, isEmpty }) => {
    const link = await org.run((tx) => tx.db.joinLink.findFirst({ where: { closedAt: null } }));
    for (const name of isEmpty ? [] : ["a", "b"])
      await enter(org, await askToJoin(org, link?.id ?? "", `${name}@halden.example`));
    return [
      `${org.admin}/joins`,
      `${org.admin}/joins?tab=came`,
      `${org.admin}/joins?q=nothing-like-it`,
    ];
  },
};
