import { expect } from "@playwright/test";
import { requestAddressChange } from "@/addresses/request-address-change";
import { confirmReading } from "@/imports/confirm-reading";
import { runImport } from "@/imports/job";
import { freezeSelection } from "@/selections/freeze-selection";
import { choose, openPalette, question } from "../e2e-steps";
import { plannedImport } from "../imports";
import { importWorld, readRoster } from "../uploads";
import type { Scene, Stage, Visits } from "./visit";
import { monthAgo } from "./visit";

/** The overview, the lists of people and what is done to many. */
export const lists: Visits = {
  "[org]/admin/page.tsx": ({ org }) => [org.admin, `${org.admin}?days=365`],
  "[org]/admin/first-steps/page.tsx": ({ org }) => [`${org.admin}/first-steps`],
  "[org]/admin/[...rest]/page.tsx": ({ org }) => [`${org.admin}/nothing`],
  "[org]/admin/people/page.tsx": ({ org, isEmpty }) => {
    const palette: Scene = {
      path: `${org.admin}/people`,
      name: "the palette",
      act: openPalette,
    };
    const filters: Scene = {
      path: `${org.admin}/people`,
      name: "the filters",
      act: async (page) => {
        await page.getByRole("button", { name: "Filter", exact: true }).click();
        await expect(page.getByRole("dialog", { name: "Filter" })).toBeVisible();
      },
    };
    const filtered = `${org.admin}/people?q=a&status=created,invited,expired&asked=1`;
    return [`${org.admin}/people`, filtered, ...(isEmpty ? [] : [palette, filters])];
  },
  "[org]/admin/desk/page.tsx": async ({ org, isEmpty }) => {
    const path = `${org.admin}/desk`;
    if (isEmpty) return [path];
    const late = await org.invited({ lastName: "von und zu Hohenfels" }, monthAgo());
    const fixing: Scene = {
      path,
      name: "an act of the Desk",
      act: async (page) => {
        await page.getByRole("button", { name: `Send again: ${late.name}` }).click();
        await expect(question(page)).toBeVisible();
      },
    };
    return [path, `${path}?reason=declined&q=nobody`, `${path}?aside=1`, fixing];
  },
  "[org]/admin/calendar/page.tsx": async ({ org, isEmpty }) => {
    const path = `${org.admin}/calendar`;
    if (isEmpty) return [path];
    const name = { firstName: "Maximiliane-Alexandra", lastName: "von und zu Hohenfels" };
    await org.person("ACTIVE", { ...name, suspensionDate: new Date(Date.now() + 86_400_000) });
    const extending: Scene = {
      path,
      name: "dialog: extend",
      act: async (page) => {
        await page
          .getByRole("button", { name: /^More acts for Maximiliane/ })
          .first()
          .click();
        await page.getByRole("menuitem", { name: "Other date …" }).click();
        await question(page).getByLabel("Until").selectOption("date");
        await expect(question(page).getByLabel("Date and time")).toBeVisible();
      },
    };
    return [path, `${path}?kind=unclaimed&q=nobody`, extending];
  },
  "[org]/admin/calendar/contacts/page.tsx": async ({ org, isEmpty }) => {
    const path = `${org.admin}/calendar/contacts`;
    if (isEmpty) return [path];
    const gone = await org.person("SUSPENDED", { lastName: "von und zu Hohenfels" });
    await org.person("CREATED", { kind: "CONTACT", ownerId: gone.id });
    return [path];
  },
  "[org]/admin/people/users/page.tsx": ({ org }) => [`${org.admin}/people/users`],
  "[org]/admin/people/contacts/page.tsx": ({ org }) => [`${org.admin}/people/contacts`],
  "[org]/admin/people/new/several/page.tsx": ({ org }) => [`${org.admin}/people/new/several`],
  "[org]/admin/selections/[id]/page.tsx": async ({ org, owner, isEmpty }) => {
    if (isEmpty) return [];
    const { id } = await org.as(owner, (tx) => freezeSelection(tx, { query: "" }));
    return [`${org.admin}/selections/${id}`];
  },
  "[org]/admin/imports/page.tsx": ({ org }) => [`${org.admin}/imports`],
  "[org]/admin/imports/new/page.tsx": ({ org }) => [
    `${org.admin}/imports/new`,
    `${org.admin}/imports/new?purpose=CHOOSE`,
  ],
  "[org]/admin/imports/[id]/page.tsx": async ({ org, owner, isEmpty }) => {
    if (isEmpty) return [];
    const read = await readRoster(org, owner.scope, FAULTY);
    const faulty = await readRoster(org, owner.scope, FAULTY);
    await org.as(owner, (tx) => confirmReading(tx, { id: faulty }));
    await runImport(importWorld, { org: org.id, id: faulty });
    const person = await org.person("ACTIVE");
    const fields = { company: [null, "Hohenfels Verkehrsbetriebe und Söhne"] } as const;
    const planned = await plannedImport(org, owner.id, [
      { verdict: "UPDATE", accountId: person.id, change: { fields } },
      { verdict: "NONE", accountId: owner.id },
    ]);
    const scene = (id: string, name: string, heading: string): Scene => ({
      path: `${org.admin}/imports/${id}`,
      name,
      act: (page) => expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible(),
    });
    return [
      scene(read, "a file that was read", "Is this read rightly?"),
      scene(faulty, "a plan with errors", "Review the plan"),
      `${org.admin}/imports/${planned}?tab=UPDATE`,
    ];
  },
};

/** A roster with alike faults, and with one that stands in no cell. */
const FAULTY = [
  "Last name,First name,E-mail,Language",
  "Marchand,Léa,lea@halden.example,français",
  "Bernard,Hugo,hugo@halden.example,français",
  "Ricci,Marco,,it",
].join("\n");

const newWithFault = (path: string): Scene => ({
  path,
  name: "new, with a fault",
  act: async (page) => {
    await page.getByLabel("First name").fill("Amara");
    await page.getByLabel("E-mail").fill("nothing");
    await page.getByRole("button", { name: /^Add and send/ }).click();
    await expect(page.getByText(/fields? needs? you/)).toBeVisible();
  },
});

/** Somebody whose new address and new mobile wait to be proven. */
async function readdressed({ org, owner }: Pick<Stage, "org" | "owner">): Promise<Scene> {
  const { id } = await org.person("ACTIVE");
  await org.as(owner, async (tx) => {
    await requestAddressChange(tx, { id, email: `${"long.".repeat(8)}new@${org.slug}.example` });
    await requestAddressChange(tx, { id, phone: "+33612098765" });
  });
  return { path: `${org.admin}/people/${id}`, name: "new address and mobile wait" };
}

/** One person's pages. */
export const persons: Visits = {
  "[org]/admin/people/new/page.tsx": ({ org, isEmpty }) => [
    `${org.admin}/people/new`,
    ...(isEmpty ? [] : [newWithFault(`${org.admin}/people/new`)]),
  ],
  "[org]/admin/people/[id]/page.tsx": async ({ org, owner, isEmpty }) => {
    const own = `${org.admin}/people/${owner.id}`;
    if (isEmpty) return [own];
    const person = await org.invited({ company: "Hohenfels Verkehrsbetriebe und Söhne" });
    const path = `${org.admin}/people/${person.id}`;
    const dialogs = ["Copy link", "Suspend", "Withdraw invitation"].map(
      (act): Scene => ({
        path,
        name: `dialog: ${act}`,
        act: async (page) => {
          await choose(page, person.name, act);
          await expect(question(page)).toBeVisible();
        },
      }),
    );
    const menu: Scene = {
      path,
      name: "menu",
      act: async (page) => {
        await page.getByRole("button", { name: `More acts for ${person.name}` }).click();
        await expect(page.getByRole("menuitem").first()).toBeVisible();
      },
    };
    return [own, path, `${path}?tab=profile`, ...dialogs, menu, await readdressed({ org, owner })];
  },
  "[org]/admin/people/[id]/edit/page.tsx": async ({ org, owner, isEmpty }) => {
    const { id } = isEmpty ? owner : await org.invited();
    return [`${org.admin}/people/${id}/edit`];
  },
  "[org]/admin/people/[id]/invite/page.tsx": async ({ org, isEmpty }) =>
    isEmpty ? [] : [`${org.admin}/people/${(await org.person()).id}/invite`],
};
