import type { LucideIcon } from "lucide-react";
import {
  Activity,
  AppWindow,
  Bell,
  CalendarDays,
  FileSpreadsheet,
  Inbox,
  KeyRound,
  LayoutDashboard,
  MailPlus,
  Megaphone,
  Plug,
  Settings,
  ShieldCheck,
  UserPlus,
  Users,
  UsersRound,
} from "lucide-react";

interface NavPlace {
  icon: LucideIcon;
  group: "main" | "directory" | "organisation";
}

/** Every place of the console in its order. A page appears once a layout names it with an address. */
export const NAV_PLACES = {
  overview: { icon: LayoutDashboard, group: "main" },
  people: { icon: Users, group: "main" },
  unsent: { icon: MailPlus, group: "main" },
  desk: { icon: Inbox, group: "main" },
  joins: { icon: UserPlus, group: "main" },
  campaigns: { icon: Megaphone, group: "main" },
  codes: { icon: KeyRound, group: "main" },
  calendar: { icon: CalendarDays, group: "main" },
  imports: { icon: FileSpreadsheet, group: "main" },
  notices: { icon: Bell, group: "main" },
  teams: { icon: UsersRound, group: "directory" },
  applications: { icon: AppWindow, group: "directory" },
  integrations: { icon: Plug, group: "organisation" },
  roles: { icon: ShieldCheck, group: "organisation" },
  audit: { icon: Activity, group: "organisation" },
  settings: { icon: Settings, group: "organisation" },
} as const satisfies Record<string, NavPlace>;

export type NavKey = keyof typeof NAV_PLACES;

export interface NavEntry {
  key: NavKey;
  href: string;
  /** A fact ("24,610"), never a red bubble. */
  count?: number;
  /** There are more than were counted: "1,000+". */
  isMore?: boolean;
}

/** Whether an entry is the page shown, or above it; every page is below the overview's address. */
export function isCurrent(path: string, { key, href }: NavEntry): boolean {
  return path === href || (key !== "overview" && path.startsWith(`${href}/`));
}

/** The entries a person may open, in the order of the console. */
export function inOrder(entries: readonly NavEntry[]): NavEntry[] {
  const order = Object.keys(NAV_PLACES);
  return [...entries].sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key));
}
