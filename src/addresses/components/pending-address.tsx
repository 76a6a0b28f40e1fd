import { MailQuestion, Smartphone } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/dialogs/confirm-dialog";
import type { FormAction } from "@/ui/forms/form-state";
import { Notice } from "@/ui/notice";
import type { ProvenBy } from "../rules";

interface PendingAddressProps {
  org: string;
  id: string;
  channel: ProvenBy;
  pending: { address: string; since: Date; until: Date } | undefined;
  /** For who may change the address; nobody else is offered them. */
  actions: { resend: FormAction; keep: FormAction } | undefined;
}

/** The new address or mobile of who was claimed: since when it waits for its proof, and what can be done meanwhile. */
export function PendingAddress({ org, id, channel, pending, actions }: PendingAddressProps) {
  const isMobile = channel === "SMS";
  const t = useTranslations(isMobile ? "person.pendingMobile" : "person.pendingAddress");
  const format = useFormatter();
  if (!pending) return null;
  const { address } = pending;
  const hidden = { org, id, channel };
  const acts = actions && (
    <>
      <ConfirmDialog
        action={actions.resend}
        consequence={t("resendText", { address })}
        hidden={hidden}
        primary={t("resend")}
        title={t("resendTitle")}
        trigger={<Button size="sm">{t("resend")}</Button>}
      />
      <ConfirmDialog
        action={actions.keep}
        consequence={t("keepText", { address })}
        hidden={hidden}
        primary={t("keep")}
        title={t("keepTitle")}
        trigger={<Button size="sm">{t("keep")}</Button>}
      />
    </>
  );
  return (
    <Notice acts={acts} icon={isMobile ? <Smartphone aria-hidden /> : <MailQuestion aria-hidden />}>
      {t("waits", {
        address,
        since: format.dateTime(pending.since, "moment"),
        until: format.dateTime(pending.until, "moment"),
      })}
    </Notice>
  );
}
