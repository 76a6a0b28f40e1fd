import { getFormatter, getTranslations } from "next-intl/server";
import type { PendingAddress as Pending } from "@/addresses/queries";
import { PublicButton } from "@/ui/public/public-button";
import { PublicNotice } from "@/ui/public/public-notice";

interface PendingAddressProps {
  slug: string;
  /** By what it is proven: an address by mail, a mobile by text. */
  kind: "address" | "mobile";
  pending: Pick<Pending, "address" | "until" | "fault">;
}

/** The address or mobile of one's own that waits for its proof, and the way back. */
export async function PendingAddress({ slug, kind, pending }: PendingAddressProps) {
  const [t, format] = await Promise.all([getTranslations("me"), getFormatter()]);
  const { address, fault } = pending;
  const word = fault ? "failed" : "pending";
  const until = format.dateTime(pending.until, "exact");
  return (
    <div className="flex flex-col gap-3">
      <PublicNotice tone={fault ? "danger" : "info"}>
        {kind === "mobile"
          ? t(`mobile.${word}`, { address, until })
          : t(`address.${word}`, { address, until })}
      </PublicNotice>
      <form action={`/${slug}/me/${kind}/cancel`} method="post">
        <PublicButton look="quiet">{t("address.cancel")}</PublicButton>
      </form>
    </div>
  );
}
