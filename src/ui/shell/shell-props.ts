import type { Theme } from "@/lib/i18n/locales";
import type { NavEntry } from "./nav-entries";
import type { ShellOrganization } from "./org-switcher";
import type { Choice } from "./palette/choices";
import type { ShellPerson } from "./person-menu";

export interface ShellProps {
  org: { name: string; slug: string; logo?: string | undefined };
  /** Those that this browser is signed in to, this one among them. */
  organizations: readonly ShellOrganization[];
  person: ShellPerson;
  /** What this person may open, in any order; nothing else is shown. */
  entries: readonly NavEntry[];
  /** What the palette offers besides people. */
  choices: readonly Choice[];
  /** The people list, where its search leads (`?q=`); none for those who may not see it. */
  searchAction?: string | undefined;
  /** Receives a POST. */
  signOutAction: string;
  theme?: Theme | undefined;
  /** Mails stay on this machine: the address of the mailbox. */
  localMailbox?: string | undefined;
  /** Letters do not leave as they should, over the own server or under the own domain: where to see why. */
  mailFault?: { href: string; fallenDomain: string | undefined } | undefined;
}
