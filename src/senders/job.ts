import { composeLetter } from "@emails/compose-letter";
import { env } from "@/lib/env";
import { everyOrg } from "@/lib/every-org";
import { inOrg } from "@/lib/in-org";
import { askLeave, noteReach } from "@/lib/mail/leave";
import type { Mailer, MailOutcome } from "@/lib/mail/mailer";
import { waysBack } from "@/lib/notices/ways-back";
import type { OrgTx, Scope } from "@/lib/org";
import { recordsOf } from "@/lib/own-mail/domain";
import { ownMailer } from "@/lib/own-mail/mailers";
import { letterFacts } from "@/messages/letter-facts";
import type { Lane, LeasedMessage, Vehicle } from "@/messages/rules";
import { BATCH } from "@/messages/rules";
import { readOwnOrganization } from "@/orgs/queries";
import { takeRoom } from "@/orgs/take-room";
import { noteAnswers } from "./note-answers";
import { listToLookAt, readMailbox, readSendingServer } from "./queries";
import { recordDomainCheck } from "./record-domain-check";
import { proofName } from "./rules";

const WEEK = 7 * 86_400_000;
/** Of one organisation in one night. */
const MOST = 20;

export type LookWorld = {
  /** The worker's gate. */
  scopeOf: (org: string) => Scope;
  now: () => Date;
  stopping: () => boolean;
};

/** Asks the name servers with no transaction open. Where they do not answer, the next night asks again. */
async function look(
  { scopeOf, now }: LookWorld,
  org: string,
  { domain, selector }: { domain: string; selector: string | null },
): Promise<number> {
  const found = await recordsOf(domain, { selector, proof: proofName(domain) });
  if (found.proof === undefined) return 0;
  const check = { domain, selector, found };
  await inOrg(scopeOf(org), (tx) => recordDomainCheck(tx, check), "act", now());
  return 1;
}

/** Looks at proven domains again, each a week after the last look: one that changed hands is nobody's to send as any more. */
export async function lookAtDomains(world: LookWorld): Promise<number> {
  let looked = 0;
  for await (const org of everyOrg()) {
    const { scopeOf, now, stopping } = world;
    const since = new Date(now().getTime() - WEEK);
    const due = (tx: Parameters<typeof listToLookAt>[0]) => listToLookAt(tx, { since, most: MOST });
    for (const one of await inOrg(scopeOf(org), due, "chunk", now())) {
      if (stopping()) return looked;
      looked += await look(world, org, one);
    }
  }
  return looked;
}

/** How long letters wait that nothing could send. */
const NO_SERVER_MS = 60_000;

/** What a letter of this organisation is made with. */
async function readSender(tx: OrgTx) {
  const organization = await readOwnOrganization(tx);
  const mailbox = await readMailbox(tx, organization, env.MAIL_FROM);
  /** The organisation's own server, and what it said last; undefined where letters leave over the installation's. */
  const own = await readSendingServer(tx);
  return { organization, mailbox, own };
}

type Sender = Awaited<ReturnType<typeof readSender>>;

async function writeLetter({ organization, own, mailbox }: Sender, message: LeasedMessage) {
  const letter = await composeLetter(letterFacts(message, organization, env.APP_URL));
  return {
    ...letter,
    ...waysBack(message, organization.orgId, mailbox.address, own !== undefined),
  };
}

/** A letter that cannot be written fails alone: thrown, it would hold up its whole batch for good. */
async function sendLetter(
  sender: Sender,
  mailer: Pick<Mailer, "send">,
  message: LeasedMessage,
): Promise<MailOutcome> {
  const letter = await writeLetter(sender, message).catch(() => undefined);
  if (!letter) return { kind: "failed", code: "letter-unwritable", answer: "" };
  const { name, address, replyTo } = sender.mailbox;
  return mailer.send({ from: { name, address }, replyTo, to: message.toAddress, ...letter });
}

type Loading = { lane: Lane; take: (most: number) => Promise<LeasedMessage[]> };

/** Leases mails of the organisation, as many as it may send today, with what sending them takes. */
export async function loadMails(
  tx: OrgTx,
  installation: Mailer | undefined,
  { lane, take }: Loading,
): Promise<Vehicle> {
  const sender = await readSender(tx);
  const { own } = sender;
  const isLocal = env.MAIL_TRANSPORT === "local" && !own;
  /** Its letters count towards the organisation's cap of the day. */
  const isCapped = lane > 1 && !own && env.MAIL_TRANSPORT !== "local";
  const room = isCapped ? await takeRoom(tx, BATCH[lane]) : BATCH[lane];
  const leased = await take(room);
  if (isCapped) await takeRoom(tx, leased.length - room);
  const mailer = own ? ownMailer(tx.org, own.server) : installation;
  const from = { org: tx.org, isOwn: own !== undefined, isLocal, isCampaign: lane === 3 };
  return {
    ...{ leased, isCapped, transport: isLocal ? "LOCAL" : "SMTP" },
    askLeave: async (wanted, at) =>
      mailer
        ? askLeave({ ...from, wanted, at })
        : { most: 0, later: new Date(at.getTime() + NO_SERVER_MS), isTrial: false },
    send: async (message) =>
      mailer
        ? sendLetter(sender, mailer, message)
        : { kind: "outage", code: "no-server", answer: "" },
    noteReach: async (said, isTrial, at) => (own ? undefined : noteReach(said, isTrial, at)),
    record: async (inTx, said) => (own ? noteAnswers(inTx, { known: own, said }) : false),
  };
}
