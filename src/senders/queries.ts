import type { OrgTx } from "@/lib/org";
import { openSecret } from "@/lib/secrets";
import type { RecordState } from "./rules";

type Security = "TLS" | "STARTTLS" | "NONE";

const SHOWN = {
  host: true,
  port: true,
  security: true,
  username: true,
  keyVersion: true,
  verifiedAt: true,
  failedAt: true,
  fault: true,
  answer: true,
  updatedAt: true,
} as const;

/** The organisation's own mail server as the console shows it: whether there is a password, never which. */
export async function readServer(tx: OrgTx) {
  const row = await tx.db.sender.findUnique({ where: { orgId: tx.org }, select: SHOWN });
  if (!row) return undefined;
  const { keyVersion, security, ...server } = row;
  return { ...server, security: security as Security, hasPassword: keyVersion !== null };
}
export type ServerView = NonNullable<Awaited<ReturnType<typeof readServer>>>;

/** The same with what opens it, for the worker that sends over it. */
export async function readSendingServer(tx: OrgTx) {
  const row = await tx.db.sender.findUnique({ where: { orgId: tx.org } });
  if (!row) return undefined;
  const { host, port, username, sealed, keyVersion, fault, verifiedAt } = row;
  const password =
    sealed && keyVersion
      ? openSecret("sender", tx.org, { sealed, keyVersion }).toString("utf8")
      : null;
  const security = row.security as Security;
  return { server: { host, port, security, username, password }, fault, verifiedAt };
}

export type DomainCheckView = {
  domain: string;
  selector: string | null;
  spf: RecordState;
  dkim: RecordState;
  dmarc: RecordState;
  /** The records as they stood there. */
  records: { spf: string | null; dkim: string | null; dmarc: string | null };
  checkedAt: Date;
};

/** What was found when the domain was last looked up. */
export async function readDomainCheck(
  tx: OrgTx,
  domain: string,
): Promise<DomainCheckView | undefined> {
  const row = await tx.db.domainCheck.findUnique({
    where: { orgId_domain: { orgId: tx.org, domain } },
  });
  if (!row) return undefined;
  const { selector, spf, dkim, dmarc, details, checkedAt } = row;
  const records = details as DomainCheckView["records"];
  const states = { spf, dkim, dmarc } as Pick<DomainCheckView, "spf" | "dkim" | "dmarc">;
  return { domain, selector, ...states, records, checkedAt };
}

/** The last letter that somebody sent themselves to try, and what the server said to it. */
export const readLastTest = (tx: OrgTx, accountId: string) =>
  tx.db.message.findFirst({
    where: { orgId: tx.org, accountId, details: { path: ["test"], equals: true } },
    orderBy: { queuedAt: "desc" },
    select: { id: true, state: true, reason: true, answer: true, toAddress: true, stateAt: true },
  });
