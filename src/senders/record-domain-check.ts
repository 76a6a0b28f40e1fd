import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { readDomainCheck, readWantedProof } from "./queries";
import type { FoundDomain } from "./rules";
import { judgeDkim, judgeDmarc, judgeSpf, provenAt } from "./rules";
import { writeDomainCheck } from "./store";

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
  const before = (await readDomainCheck(tx, domain))?.provenAt ?? null;
  const wanted = readWantedProof(tx, domain);
  const proven = provenAt(found, { wanted, before, now: tx.now });
  await writeDomainCheck(tx, domain, selector, judged, proven);
  const { spf, dkim, dmarc } = judged;
  const details = {
    domain,
    spf: spf.state,
    dkim: dkim.state,
    dmarc: dmarc.state,
    proven: proven !== null,
  };
  await writeAudit(tx, [{ act: "sender.domain-checked", details }]);
}
