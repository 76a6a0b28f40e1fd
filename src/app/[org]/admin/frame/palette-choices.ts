import { getTranslations } from "next-intl/server";
import type { SessionGate } from "@/gates/session";
import type { Permission } from "@/lib/org";
import type { NavEntry } from "@/ui/shell/nav-entries";
import { inOrder } from "@/ui/shell/nav-entries";
import type { Choice } from "@/ui/shell/palette/choices";

/** Acts that the palette begins: who may, and where each is done. */
const ACTS = {
  addPerson: ["accounts.manage", "/people/new"],
  addSeveral: ["accounts.manage", "/people/new/several"],
  importFile: ["accounts.manage", "/imports/new"],
  inviteUnsent: ["accounts.invite", "/unsent"],
  chooseFromFile: ["accounts.invite", "/imports/new?purpose=CHOOSE"],
  changeSender: ["settings.manage", "/settings/sender"],
  changeTemplates: ["settings.manage", "/settings/templates"],
} as const satisfies Record<string, readonly [Permission, string]>;

/** What the palette offers this person: pages in the order of the console, then the acts they may do. */
export async function paletteChoices(
  { org, permissions }: SessionGate,
  entries: readonly NavEntry[],
): Promise<Choice[]> {
  const t = await getTranslations("shell");
  const path = `/${org.slug}/admin`;
  const pages: Omit<Choice, "kind">[] = inOrder(entries).map(({ key, href }) => ({
    id: key,
    label: t(`nav.${key}`),
    href,
  }));
  if (permissions.includes("accounts.view"))
    pages.push({ id: "steps", label: t("palette.firstSteps"), href: `${path}/first-steps` });
  const acts = Object.entries(ACTS)
    .filter(([, [permission]]) => permissions.includes(permission))
    .map(([id, [, page]]) => ({
      id,
      label: t(`palette.${id as keyof typeof ACTS}`),
      href: path + page,
    }));
  const you = { id: "you", label: t("palette.you"), href: `/${org.slug}/me` };
  return [
    ...[...pages, you].map((page) => ({ ...page, kind: "page" as const })),
    ...acts.map((act) => ({ ...act, kind: "act" as const })),
  ];
}
