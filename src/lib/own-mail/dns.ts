import { lookup, Resolver } from "node:dns/promises";
import { isIP } from "node:net";
import { env } from "../env";

const PATIENCE_MS = 3_000;
const TRIES = 2;

function resolver(): Resolver {
  const own = new Resolver({ timeout: PATIENCE_MS, tries: TRIES });
  if (env.DNS_SERVERS) own.setServers(env.DNS_SERVERS.split(","));
  return own;
}

const codeOf = (fault: unknown): string =>
  fault instanceof Error && "code" in fault ? String(fault.code) : "";
/** The name is there without such a record, or is not there: an answer, no failure. */
const isEmptyAnswer = (fault: unknown): boolean => ["ENODATA", "ENOTFOUND"].includes(codeOf(fault));

const noneIfEmpty = <T>(answer: Promise<T[]>): Promise<T[]> =>
  answer.catch((fault: unknown) => {
    if (isEmptyAnswer(fault)) return [];
    throw fault;
  });

/** The addresses of a mail server, as the named name servers or the machine itself see them. */
export async function addressesOf(host: string): Promise<string[]> {
  if (isIP(host) || !env.DNS_SERVERS)
    return (await lookup(host, { all: true, order: "ipv4first" })).map(({ address }) => address);
  const ask = resolver();
  const [four, six] = await Promise.all([
    noneIfEmpty(ask.resolve4(host)),
    noneIfEmpty(ask.resolve6(host)),
  ]);
  return [...four, ...six];
}

/** The text records at a name, none where there are none; undefined where nobody answers. */
export async function textsAt(name: string): Promise<string[] | undefined> {
  try {
    const records = await noneIfEmpty(resolver().resolveTxt(name));
    return records.map((pieces) => pieces.join(""));
  } catch {
    return undefined;
  }
}
