import type { Permission } from "@/lib/org";
import type { NavKey } from "@/ui/shell/nav-entries";

const VIEW = ["accounts.view"] as const;
/** Pages of work: who does none of it reads the same of the people themselves. */
const WORK = ["accounts.manage", "accounts.invite"] as const;

/** The pages that are there, each with the permissions of which one makes it of use. */
const PAGES: Readonly<Partial<Record<NavKey, readonly Permission[]>>> = {
  ...{ overview: VIEW, people: VIEW, unsent: WORK, desk: WORK, campaigns: VIEW },
  // who decides about who asks to be let in; shown while somebody waits
  joins: ["accounts.manage"],
  ...{ codes: ["codes.see"], calendar: VIEW, imports: WORK, notices: VIEW },
  ...{ teams: VIEW, applications: VIEW },
  ...{ roles: ["admins.manage"], audit: ["audit.read"], settings: ["settings.manage"] },
};

/** What the menu and the palette offer somebody: what they can use, and nothing that would only refuse them. */
export const pagesFor = (permissions: readonly Permission[]): NavKey[] =>
  (Object.keys(PAGES) as NavKey[]).filter((key) =>
    PAGES[key]?.some((permission) => permissions.includes(permission)),
  );
