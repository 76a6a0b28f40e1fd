import { mailFrom, mailHost } from "@/gates/machine";
import type { OrgTx } from "@/lib/org";
import { readSettings } from "@/orgs/queries";
import type { RecordKind, ShownRecord } from "@/senders/components/domain-panel";
import type { DomainCheckView } from "@/senders/queries";
import {
  readDomainCheck,
  readLastTest,
  readMailbox,
  readServer,
  readWantedProof,
} from "@/senders/queries";
import { adviceFor, domainOf, proofName } from "@/senders/rules";

const KINDS: readonly RecordKind[] = ["spf", "dkim", "dmarc"];

/** Each record as it was found, with what should stand there. */
function recordsOf(
  domain: string,
  check: DomainCheckView | undefined,
  given: { mailHost: string; reportTo: string },
): ShownRecord[] {
  const advice = adviceFor(domain, { ...given, selector: check?.selector ?? null });
  return KINDS.map((kind) => ({
    kind,
    state: check?.[kind] ?? "UNKNOWN",
    record: check?.records[kind] ?? null,
    advice: advice[kind],
  }));
}

/** Everything that the sender page shows beside the names. */
export async function readSender(tx: OrgTx, accountId: string) {
  const settings = await readSettings(tx);
  const { fromAddress, replyTo } = settings;
  const mailbox = await readMailbox(tx, settings, mailFrom());
  const server = await readServer(tx);
  const lastTest = await readLastTest(tx, accountId);
  if (!fromAddress) return { server, lastTest, mailbox, domain: undefined };
  const name = domainOf(fromAddress);
  const check = await readDomainCheck(tx, name);
  const records = recordsOf(name, check, {
    mailHost: server?.host ?? mailHost() ?? `mail.${name}`,
    reportTo: replyTo ?? fromAddress,
  });
  const proof = { name: proofName(name), value: readWantedProof(tx, name) };
  return { server, lastTest, mailbox, domain: { name, check, records, proof, fromAddress } };
}
