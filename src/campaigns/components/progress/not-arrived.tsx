import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Fault } from "@/recipients/tally-people";
import { Panel } from "@/ui/panel";
import { WaitWord } from "@/ui/states/wait-word";
import { TextLink } from "@/ui/text-link";
import { useReason } from "./use-reason";

interface NotArrivedProps {
  faults: readonly Fault[];
  /** The list of those in a state. */
  hrefOf: (state: Fault["state"]) => string;
  /** Sends what failed once more, for those who may. */
  retry?: ReactNode;
}

/** Letters that did not arrive, or not yet, by their reason: what the server said, and who they are. */
export function NotArrived({ faults, hrefOf, retry }: NotArrivedProps) {
  const t = useTranslations("campaigns.page");
  const format = useFormatter();
  const reasonOf = useReason();
  if (faults.length === 0) return null;
  const letters = faults.reduce((sum, { count }) => sum + count, 0);
  return (
    <Panel
      end={retry}
      text={t("faultsText", { count: letters, reasons: faults.length })}
      title={t("faults")}
    >
      <ul className="-mt-2 flex flex-col divide-y divide-separator text-sm">
        {faults.map((fault) => (
          <li
            className="flex items-baseline gap-4 py-2.5"
            key={`${fault.state} ${fault.reason ?? ""}`}
          >
            <span className="w-12 flex-none text-end font-semibold tabular-nums">
              {format.number(fault.count)}
            </span>
            <span className="min-w-0 flex-1">
              <span className="block font-medium">{reasonOf(fault)}</span>
              {fault.nextAttemptAt && (
                <span className="block text-xs text-muted">
                  {t("nextTry", { at: format.dateTime(fault.nextAttemptAt, "moment") })}
                </span>
              )}
              {fault.answer && (
                <span className="block font-mono text-xs wrap-anywhere text-muted">
                  {fault.answer}
                </span>
              )}
            </span>
            <span className="flex flex-none flex-col items-end gap-1">
              <WaitWord state={fault.state === "LATE" ? "DELAYED" : fault.state} />
              <TextLink className="text-xs" href={hrefOf(fault.state)}>
                {t("showThem")}
              </TextLink>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
