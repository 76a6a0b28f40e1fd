import type { LucideIcon } from "lucide-react";
import { Archive, CircleCheck, CircleDashed, CirclePause, Hourglass, Send } from "lucide-react";
import { useTranslations } from "next-intl";

/** The stored state, and EXPIRED for an INVITED account past "claimable until". */
export type AccountState = "CREATED" | "INVITED" | "EXPIRED" | "ACTIVE" | "SUSPENDED" | "CLOSED";

const LOOKS: Record<AccountState, [className: string, icon: LucideIcon]> = {
  CREATED: ["pill-outline", CircleDashed],
  INVITED: ["pill-info", Send],
  EXPIRED: ["pill-warning", Hourglass],
  ACTIVE: ["pill-success", CircleCheck],
  SUSPENDED: ["pill-neutral", CirclePause],
  CLOSED: ["pill-quiet", Archive],
};

/** Account state: a filled badge with icon and words. */
export function StatusBadge({ state }: { state: AccountState }) {
  const t = useTranslations("common.accountState");
  const [look, Icon] = LOOKS[state];
  return (
    <span className={`pill ${look}`}>
      <Icon aria-hidden />
      {state === "EXPIRED" ? (
        <>
          <span className="max-md:hidden">{t("EXPIRED")}</span>
          <span className="md:hidden">{t("EXPIRED_SHORT")}</span>
        </>
      ) : (
        t(state)
      )}
    </span>
  );
}
