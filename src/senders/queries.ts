import type { OrgTx } from "@/lib/org";
import { domainProof, openSecret } from "@/lib/secrets";
import { sql } from "@/lib/sql";
import type { RecordState, SentBy } from "./rules";
import { domainOf, mailboxOf } from "./rules";

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
  provenAt: Date | null;
  /** Since when it is not proven any more. */
  fallenAt: Date | null;
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
  const { selector, spf, dkim, dmarc, details, checkedAt, provenAt, fallenAt } = row;
  const records = details as DomainCheckView["records"];
  const states = { spf, dkim, dmarc } as Pick<DomainCheckView, "spf" | "dkim" | "dmarc">;
  return { domain, selector, ...states, records, checkedAt, provenAt, fallenAt };
}

/** The domain that the organisation wants to send as and lost; none where it has a server of its own. */
export async function readFallenDomain(tx: OrgTx): Promise<string | undefined> {
  const [row] = await tx.db.$queryRaw<{ domain: string }[]>(sql`
    SELECT c.domain FROM app.domain_checks c JOIN app.organizations o ON o.org_id = c.org_id
    WHERE c.org_id = ${tx.org}::uuid AND c.fallen_at IS NOT NULL AND split_part(lower(o.from_address), '@', -1) = c.domain
      AND NOT EXISTS (SELECT FROM app.senders s WHERE s.org_id = c.org_id)`);
  return row?.domain;
}

/** Proven domains that nobody looked at since, with the name under which their mail server's key stands. */
export const listToLookAt = (
  tx: OrgTx,
  { since, most }: { since: Date; most: number },
): Promise<{ domain: string; selector: string | null }[]> =>
  tx.db.domainCheck.findMany({
    where: { orgId: tx.org, provenAt: { not: null }, checkedAt: { lt: since } },
    select: { domain: true, selector: true },
    orderBy: { checkedAt: "asc" },
    take: most,
  });

/** What the organisation writes into the records of this domain. */
export const readWantedProof = (tx: OrgTx, domain: string): string => domainProof(tx.org, domain);

type Identity = {
  name: string;
  fromName: string | null;
  fromAddress: string | null;
  replyTo: string | null;
};

async function readSentBy(tx: OrgTx, fromAddress: string | null): Promise<SentBy> {
  const own = await tx.db.sender.findUnique({
    where: { orgId: tx.org },
    select: { orgId: true },
  });
  if (own) return "own";
  const check = fromAddress ? await readDomainCheck(tx, domainOf(fromAddress)) : undefined;
  return check?.provenAt ? "proven" : "installation";
}

/** Who the organisation's letters come from now; `installation` is the address that the installation sends as. */
export async function readMailbox(tx: OrgTx, organization: Identity, installation: string) {
  const sentBy = await readSentBy(tx, organization.fromAddress);
  const { address, replyTo } = mailboxOf(organization, { sentBy, installation });
  return { sentBy, name: organization.fromName ?? organization.name, address, replyTo };
}

const RECORDS = ["spf", "dkim", "dmarc"] as const;

/** Why mailboxes may doubt letters of the organisation: its domain is not proven, was never looked up, or these records fail. */
export type SenderDoubt =
  | { domain: string; why: "unproven" | "unchecked" }
  | { domain: string; why: "records"; records: (typeof RECORDS)[number][] };

/** What is to be put right before many are written to; nothing where letters leave under the installation's own address. */
export async function readSenderDoubt(tx: OrgTx): Promise<SenderDoubt | undefined> {
  const { fromAddress } = await tx.db.organization.findUniqueOrThrow({
    where: { orgId: tx.org },
    select: { fromAddress: true },
  });
  if (!fromAddress) return undefined;
  const domain = domainOf(fromAddress);
  if ((await readSentBy(tx, fromAddress)) === "installation") return { domain, why: "unproven" };
  const check = await readDomainCheck(tx, domain);
  if (!check) return { domain, why: "unchecked" };
  const records = RECORDS.filter((kind) => ["WRONG", "MISSING"].includes(check[kind]));
  return records.length > 0 ? { domain, why: "records", records } : undefined;
}

/** The last letter that somebody sent themselves to try, and what the server said to it. */
export const readLastTest = (tx: OrgTx, accountId: string) =>
  tx.db.message.findFirst({
    where: { orgId: tx.org, accountId, details: { path: ["test"], equals: true } },
    orderBy: { queuedAt: "desc" },
    select: { id: true, state: true, reason: true, answer: true, toAddress: true, stateAt: true },
  });
