import type { Page } from "@playwright/test";
import type { Mailbox } from "../e2e-mailbox";
import type { Admin, JourneyOrg } from "../e2e-org";
import type { SignIn, Visitor } from "../e2e-test";

/** What a visit may use. The page is signed in as the owner where its part says so. */
export type Stage = {
  page: Page;
  org: JourneyOrg;
  owner: Admin;
  /** Nobody is here but the owner, who reads French. */
  isEmpty: boolean;
  mailbox: Mailbox;
  signIn: SignIn;
  visitor: Visitor;
};

/** An address to look at, or one at which something is done first; undefined stays on the page that is open. */
export type Scene =
  | string
  | { path?: string; name: string; act?: (page: Page) => Promise<unknown> };

/** The addresses of one page, in the states worth looking at. None where an empty organisation has no such page. */
export type Visit = (stage: Stage) => Promise<readonly Scene[]> | readonly Scene[];

/** By page, as the file below src/app is called. */
export type Visits = Record<string, Visit>;

export type Part = {
  visits: Visits;
  /** As whom the pages are looked at: the owner, in a full organisation and in an empty one, or a stranger. */
  as: "owner" | "stranger";
};

const MONTH = 30 * 86_400_000;

export const monthAgo = (): Date => new Date(Date.now() - MONTH);

/** People in every state, with names and addresses as long as they come. */
export async function fill(org: JourneyOrg): Promise<void> {
  for (const status of ["CREATED", "ACTIVE", "SUSPENDED", "CLOSED"] as const)
    await org.person(status);
  await org.person("CREATED", { email: `${"long.".repeat(10)}address@${org.slug}.example` });
  await org.invited({ firstName: "Maximiliane-Alexandra", lastName: "von und zu Hohenfels" });
  await org.invited({}, monthAgo());
}
