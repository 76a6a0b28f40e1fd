import { cache } from "react";
import { isWithoutMail, mailboxHref } from "@/gates/machine";
import type { SessionGate } from "@/gates/session";
import { sessionGate } from "@/gates/session";
import { inOrg } from "@/lib/in-org";
import type { ServerView } from "@/senders/queries";
import { readFallenDomain, readServer } from "@/senders/queries";

interface Sender {
  server: ServerView | undefined;
  fallenDomain: string | undefined;
}

/** What the organisation sends by, read once a request: the frame and pages that send both ask. */
const findSender = cache(async (slug: string): Promise<Sender> => {
  const { scope } = await sessionGate(slug);
  return inOrg(
    scope,
    async (tx) => ({ server: await readServer(tx), fallenDomain: await readFallenDomain(tx) }),
    "page",
  );
});

/** Whether no letter of the organisation can leave: neither it nor the installation has a server. */
export const isMailless = async (slug: string): Promise<boolean> =>
  isWithoutMail() && !(await findSender(slug)).server;

/** What the frame says of mail: that it stays on this machine, that the own server takes none, that the domain is lost. */
export async function mailNotices({ org, permissions }: SessionGate) {
  const { server, fallenDomain } = await findSender(org.slug);
  const isAtFault = server ? server.failedAt !== null : fallenDomain !== undefined;
  const mayMend = isAtFault && permissions.includes("settings.manage");
  return {
    localMailbox: server ? undefined : mailboxHref(),
    mailFault: mayMend ? { href: `/${org.slug}/admin/settings/sender`, fallenDomain } : undefined,
  };
}
