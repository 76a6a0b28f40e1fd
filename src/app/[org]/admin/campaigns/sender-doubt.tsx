import { getFormatter, getTranslations } from "next-intl/server";
import type { SessionGate } from "@/gates/session";
import { inOrg } from "@/lib/in-org";
import { readSenderDoubt } from "@/senders/queries";
import { LinkButton } from "@/ui/button";
import { Notice } from "@/ui/notice";

/** Before many are written to: what mailboxes may hold against the organisation's letters. */
export async function SenderDoubtNotice({ gate }: { gate: SessionGate }) {
  const doubt = await inOrg(gate.scope, readSenderDoubt, "page");
  if (!doubt) return null;
  const t = await getTranslations("sender.doubt");
  const format = await getFormatter();
  const names = doubt.why === "records" ? doubt.records.map((one) => one.toUpperCase()) : [];
  const mend = gate.permissions.includes("settings.manage") && (
    <LinkButton href={`/${gate.org.slug}/admin/settings/sender`}>{t("mend")}</LinkButton>
  );
  return (
    <Notice acts={mend} tone="warning">
      {t(doubt.why, { domain: doubt.domain, records: format.list(names), count: names.length })}
    </Notice>
  );
}
