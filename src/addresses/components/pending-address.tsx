import { CircleAlert, MailQuestion, Smartphone } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { textFaultOf } from "@/texts/rules";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/dialogs/confirm-dialog";
import type { FormAction } from "@/ui/forms/form-state";
import { Notice } from "@/ui/notice";
import type { PendingAddress as Pending } from "../queries";
import type { ProvenBy } from "../rules";

interface PendingAddressProps {
  org: string;
  id: string;
  channel: ProvenBy;
  pending: Pending | undefined;
  /** What counts until the new one is proven; there may be none. */
  current: string | null;
  /** For who may change the address; nobody else is offered them. */
  actions: { resend: FormAction; keep: FormAction } | undefined;
}

/** The new address or mobile of who was claimed: since when it waits for its proof, and what can be done meanwhile. */
export function PendingAddress(props: PendingAddressProps) {
  const { org, id, channel, pending, current, actions } = props;
  const isMobile = channel === "SMS";
  const t = useTranslations(isMobile ? "person.pendingMobile" : "person.pendingAddress");
  const why = useWhy(props);
  const format = useFormatter();
  if (!pending) return null;
  const { address, fault } = pending;
  const [WaitIcon, tone] = fault
    ? [CircleAlert, "danger" as const]
    : [isMobile ? Smartphone : MailQuestion];
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
  const values = {
    address,
    had: current ? "yes" : "no",
    since: format.dateTime(pending.since, "moment"),
    until: format.dateTime(pending.until, "moment"),
  };
  return (
    <Notice acts={acts} icon={<WaitIcon aria-hidden />} tone={tone}>
      {fault ? t("failed", { ...values, why }) : t("waits", values)}
    </Notice>
  );
}

/** Why a text did not arrive, in words; a mail says it on the person's timeline. */
function useWhy({ channel, pending }: PendingAddressProps): string {
  const t = useTranslations("texts.fault");
  return channel === "SMS" ? t(textFaultOf(pending?.fault ?? null) ?? "silent") : "";
}
