import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import type { FoundRecords } from "./rules";
import { judgeDkim, judgeDmarc, judgeSpf } from "./rules";
import { writeDomainCheck } from "./store";

/** Keeps what the domain's name servers said, and what it is worth. */
export async function recordDomainCheck(
  tx: OrgTx,
  { domain, selector, found }: { domain: string; selector: string | null; found: FoundRecords },
): Promise<void> {
  demand(tx, "settings.manage");
  const judged = {
    spf: judgeSpf(found.spf),
    dkim: judgeDkim(found.dkim),
    dmarc: judgeDmarc(found.dmarc),
  };
  await writeDomainCheck(tx, domain, selector, judged);
  const { spf, dkim, dmarc } = judged;
  const details = { domain, spf: spf.state, dkim: dkim.state, dmarc: dmarc.state };
  await writeAudit(tx, [{ act: "sender.domain-checked", details }]);
}
