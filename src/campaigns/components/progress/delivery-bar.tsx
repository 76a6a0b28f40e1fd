import { useTranslations } from "next-intl";
import type { LetterTally } from "../../queries";

const PARTS = [
  { states: ["DELIVERED"], look: "bg-success" },
  { states: ["SENT"], look: "bg-info" },
  { states: ["DELAYED", "LATE"], look: "bg-warning" },
  { states: ["BOUNCED", "COMPLAINED", "FAILED"], look: "bg-danger" },
] as const;

interface DeliveryBarProps {
  tally: LetterTally;
  /** The empty part is what has not left. */
  total: number;
  isThin?: boolean;
}

/** Delivered, sent, delayed, bounced and failed, in this order; the numbers stand beside it as text. */
export function DeliveryBar({ tally, total, isThin = false }: DeliveryBarProps) {
  const t = useTranslations("campaigns.page");
  return (
    <div
      aria-label={t("bar")}
      className={`flex w-full gap-0.5 overflow-hidden rounded-full bg-default ${isThin ? "h-1.5" : "h-2.5"}`}
      role="img"
    >
      {PARTS.map(({ states, look }) => {
        const count = states.reduce((sum, state) => sum + (tally[state] ?? 0), 0);
        const share = total > 0 ? (count / total) * 100 : 0;
        return share > 0 && <div className={look} key={look} style={{ width: `${share}%` }} />;
      })}
    </div>
  );
}
