import { env } from "../env";
import type { Mailer, MailOutcome } from "../mail/mailer";
import { noticesWanted, openMailer } from "../mail/mailer";
import type { Mail } from "../mail/message";
import { isPublicAddress } from "./addresses";
import { addressesOf } from "./dns";

/** A mail server that an organisation brought itself. */
export type OwnServer = {
  host: string;
  port: number;
  security: "TLS" | "STARTTLS" | "NONE";
  username: string | null;
  password: string | null;
};

const PORTS = [25, 465, 587, 2525];
const CONNECTIONS = 3;
/** A name is looked up again after this long: servers move. */
const RESOLVED_FOR_MS = 300_000;

type Kept = { key: string; until: number; mailer: Promise<Mailer | MailOutcome> };
const kept = new Map<string, Kept>();

const outage = (code: string, answer: string): MailOutcome => ({ kind: "outage", code, answer });

/**
 * Looks the server up once and connects to what was found: a name that answers differently the next time leads nowhere
 * else. Nothing in this machine or its network is reached unless OWN_SMTP says so.
 */
async function open(server: OwnServer): Promise<Mailer | MailOutcome> {
  const anywhere = env.OWN_SMTP === "any";
  const addresses = await addressesOf(server.host).catch(() => []);
  const address = anywhere ? addresses[0] : addresses.find(isPublicAddress);
  // one answer to both: which names this network knows is nobody's business
  if (!address) return outage("EDNS", `No mail server was found at ${server.host}`);
  if (!anywhere && !PORTS.includes(server.port))
    return outage("EPORT", `Port ${server.port} is none of ${PORTS.join(", ")}`);
  return openMailer({ ...server, address }, { connections: CONNECTIONS, ...noticesWanted() });
}

const isMailer = (opened: Mailer | MailOutcome): opened is Mailer => "send" in opened;

/** Letters that a pool holds go out; nothing new is handed to it. */
const release = async ({ mailer }: Kept): Promise<void> => {
  const opened = await mailer;
  if (isMailer(opened)) opened.close();
};

/** The organisation's pool, opened anew where its server was changed or was looked up too long ago. */
function poolOf(org: string, server: OwnServer): Kept {
  const key = JSON.stringify(server);
  const known = kept.get(org);
  if (known && known.key === key && known.until > Date.now()) return known;
  if (known) void release(known);
  const pool = { key, until: Date.now() + RESOLVED_FOR_MS, mailer: open(server) };
  kept.set(org, pool);
  return pool;
}

/** Sends over the organisation's own server. What keeps it from doing so is an outage: letters wait, none takes another way. */
export function ownMailer(org: string, server: OwnServer): Pick<Mailer, "send"> {
  const pool = poolOf(org, server);
  return {
    async send(mail: Mail) {
      const opened = await pool.mailer;
      if (isMailer(opened)) return opened.send(mail);
      // What could not be opened is tried anew by the next batch.
      if (kept.get(org) === pool) kept.delete(org);
      return opened;
    },
  };
}

export async function closeOwnMailers(): Promise<void> {
  const pools = [...kept.values()];
  kept.clear();
  await Promise.all(pools.map(release));
}
