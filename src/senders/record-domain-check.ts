import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { readDomainCheck, readWantedProof } from "./queries";
import type { FoundDomain } from "./rules";
import { judgeDkim, judgeDmarc, judgeSpf, standingOf } from "./rules";
import { writeDomainCheck } from "./store";

const NEVER = { provenAt: null, fallenAt: null };

/** Keeps what the domain's name servers said, what it is worth, and whether it shows that the domain is the organisation's. */
export async function recordDomainCheck(
  tx: OrgTx,
  { domain, selector, found }: { domain: string; selector: string | null; found: FoundDomain },
): Promise<void> {
  demand(tx, "settings.manage");
  const judged = {
    spf: judgeSpf(found.spf),
    dkim: judgeDkim(found.dkim),
    dmarc: judgeDmarc(found.dmarc),
  };
  const before = (await readDomainCheck(tx, domain)) ?? NEVER;
  const wanted = readWantedProof(tx, domain);
  const standing = standingOf(found, { wanted, before, now: tx.now });
  await writeDomainCheck(tx, domain, selector, judged, standing);
  const isProven = standing.provenAt !== null;
  // the clock looks every week: only what it changed is worth an entry
  if (tx.actor.kind === "system" && isProven === (before.provenAt !== null)) return;
  const { spf, dkim, dmarc } = judged;
  const details = {
    domain,
    spf: spf.state,
    dkim: dkim.state,
    dmarc: dmarc.state,
    proven: isProven,
  };
  await writeAudit(tx, [{ act: "sender.domain-checked", details }]);
}
