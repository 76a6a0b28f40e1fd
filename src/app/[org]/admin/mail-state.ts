import { cache } from "react";
import { isWithoutMail, mailboxHref } from "@/gates/machine";
import type { SessionGate } from "@/gates/session";
import { sessionGate } from "@/gates/session";
import { inOrg } from "@/lib/in-org";
import type { ServerView } from "@/senders/queries";
import { readServer } from "@/senders/queries";

/** The organisation's own mail server, read once a request: the frame and pages that send both ask. */
const findServer = cache(async (slug: string): Promise<ServerView | undefined> => {
  const { scope } = await sessionGate(slug);
  return inOrg(scope, readServer, "page");
});

/** Whether no letter of the organisation can leave: neither it nor the installation has a server. */
export const isMailless = async (slug: string): Promise<boolean> =>
  isWithoutMail() && !(await findServer(slug));

/** What the frame says of mail: that it stays on this machine, or that the organisation's own server takes none. */
export async function mailNotices({ org, permissions }: SessionGate) {
  const server = await findServer(org.slug);
  const mayMend = server?.failedAt && permissions.includes("settings.manage");
  return {
    localMailbox: server ? undefined : mailboxHref(),
    mailFaultHref: mayMend ? `/${org.slug}/admin/settings/sender` : undefined,
  };
}
