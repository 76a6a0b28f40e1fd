import { getFormatter, getTranslations } from "next-intl/server";
import { PublicButton } from "@/ui/public/public-button";
import { PublicNotice } from "@/ui/public/public-notice";

interface PendingAddressProps {
  slug: string;
  pending: { email: string; until: Date };
}

/** The address of one's own that waits for its proof, and the way back. */
export async function PendingAddress({ slug, pending: { email, until } }: PendingAddressProps) {
  const [t, format] = await Promise.all([getTranslations("me.address"), getFormatter()]);
  return (
    <div className="flex flex-col gap-3">
      <PublicNotice>
        {t("pending", { address: email, until: format.dateTime(until, "exact") })}
      </PublicNotice>
      <form action={`/${slug}/me/address/cancel`} method="post">
        <PublicButton look="quiet">{t("cancel")}</PublicButton>
      </form>
    </div>
  );
}
