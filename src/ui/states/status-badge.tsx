import type { LucideIcon } from "lucide-react";
import {
  Archive,
  CircleCheck,
  CircleDashed,
  CirclePause,
  Eraser,
  Hourglass,
  Send,
} from "lucide-react";
import { useTranslations } from "next-intl";

/** The stored state, EXPIRED for an INVITED account past "claimable until", and ERASED for what is left of one. */
export type AccountState =
  | "CREATED"
  | "INVITED"
  | "EXPIRED"
  | "ACTIVE"
  | "SUSPENDED"
  | "CLOSED"
  | "ERASED";

const LOOKS: Record<AccountState, [className: string, icon: LucideIcon]> = {
  CREATED: ["pill-outline", CircleDashed],
  INVITED: ["pill-info", Send],
  EXPIRED: ["pill-warning", Hourglass],
  ACTIVE: ["pill-success", CircleCheck],
  SUSPENDED: ["pill-neutral", CirclePause],
  CLOSED: ["pill-quiet", Archive],
  ERASED: ["pill-quiet", Eraser],
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
