import { tellNews } from "@/alerts/tell-news";
import { createApplication } from "@/applications/create-application";
import { applicationInput } from "@/applications/input";
import { addMembers } from "@/teams/add-members";
import { createTeam } from "@/teams/create-team";
import type { Stage, Visits } from "./visit";

const SETTINGS = [
  "general",
  "look",
  "invitations",
  "access",
  "retention",
  "sender",
  "texts",
  "templates",
  "terms",
];

async function aTeam({ org, owner }: Stage): Promise<string> {
  const { id } = await org.as(owner, (tx) =>
    createTeam(tx, { name: "Logistics Ghent and its many drivers" }),
  );
  const person = await org.person("ACTIVE");
  await org.as(owner, (tx) => addMembers(tx, { teamId: id, ids: [person.id] }));
  return id;
}

async function anApplication({ org, owner }: Stage): Promise<string> {
  const input = applicationInput.parse({ name: "Warehouse planner", licences: 3, rules: {} });
  return (await org.as(owner, (tx) => createApplication(tx, input))).id;
}

/** Teams and applications. */
export const directory: Visits = {
  "[org]/admin/teams/page.tsx": ({ org }) => [
    `${org.admin}/teams`,
    `${org.admin}/teams?q=nothing-like-it`,
  ],
  "[org]/admin/teams/[id]/page.tsx": async (stage) =>
    stage.isEmpty ? [] : [`${stage.org.admin}/teams/${await aTeam(stage)}`],
  "[org]/admin/applications/page.tsx": ({ org }) => [`${org.admin}/applications`],
  "[org]/admin/applications/new/page.tsx": ({ org }) => [`${org.admin}/applications/new`],
  "[org]/admin/applications/[id]/page.tsx": async (stage) =>
    stage.isEmpty ? [] : [`${stage.org.admin}/applications/${await anApplication(stage)}`],
  "[org]/admin/applications/[id]/edit/page.tsx": async ({ org, isEmpty }) => {
    if (isEmpty) return [];
    const made = await org.run((tx) => tx.db.application.findFirst({ where: { orgId: tx.org } }));
    return [`${org.admin}/applications/${made?.id}/edit`];
  },
};

/** Roles and the audit log. */
export const rights: Visits = {
  "[org]/admin/roles/page.tsx": ({ org }) => [`${org.admin}/roles`],
  "[org]/admin/roles/admins/page.tsx": ({ org }) => [`${org.admin}/roles/admins`],
  "[org]/admin/roles/admins/new/page.tsx": ({ org }) => [`${org.admin}/roles/admins/new`],
  "[org]/admin/roles/outstanding/page.tsx": ({ org }) => [`${org.admin}/roles/outstanding`],
  "[org]/admin/audit/page.tsx": ({ org }) => [`${org.admin}/audit`, `${org.admin}/audit?act=none`],
};

/** Something to tell: the day's letters are spent. */
async function told({ org }: Stage): Promise<void> {
  await org.run(async (tx) => {
    const heldUntil = new Date(tx.now.getTime() + 3_600_000);
    await tx.db.organization.update({ where: { orgId: tx.org }, data: { heldUntil } });
    await tellNews(tx);
    await tx.db.organization.update({ where: { orgId: tx.org }, data: { heldUntil: null } });
  });
}

/** What admins are told, and how. */
export const notices: Visits = {
  "[org]/admin/notices/page.tsx": async (stage) => {
    if (!stage.isEmpty) await told(stage);
    const { admin } = stage.org;
    return [`${admin}/notices`, `${admin}/notices?kind=imports&show=unread`];
  },
  "[org]/admin/notices/choices/page.tsx": ({ org }) => [`${org.admin}/notices/choices`],
};

/** The settings, section by section. */
export const settings: Visits = {
  "[org]/admin/settings/page.tsx": ({ org }) => [`${org.admin}/settings`],
  ...Object.fromEntries(
    SETTINGS.map((section) => [
      `[org]/admin/settings/${section}/page.tsx`,
      ({ org }: Stage) => [`${org.admin}/settings/${section}`],
    ]),
  ),
  "[org]/admin/settings/templates/[letter]/[locale]/page.tsx": ({ org }) => [
    `${org.admin}/settings/templates/invitation/fr`,
  ],
};
