import type { LucideIcon } from "lucide-react";
import {
  Ban,
  CircleCheck,
  CircleDashed,
  CirclePause,
  CircleX,
  Hourglass,
  LoaderCircle,
} from "lucide-react";
import { useTranslations } from "next-intl";
import type { ImportState as State } from "../rules";

const LOOKS: Record<State, [className: string, icon: LucideIcon]> = {
  UPLOADING: ["pill-outline", LoaderCircle],
  READING: ["pill-info", LoaderCircle],
  READ: ["pill-warning", Hourglass],
  PLANNING: ["pill-info", LoaderCircle],
  PLANNED: ["pill-outline", CircleDashed],
  AWAITING: ["pill-warning", Hourglass],
  APPLYING: ["pill-info", LoaderCircle],
  PAUSED: ["pill-neutral", CirclePause],
  APPLIED: ["pill-success", CircleCheck],
  FAILED: ["pill-danger", CircleX],
  DISCARDED: ["pill-quiet", Ban],
};

interface ImportStateProps {
  state: State;
  isStopped?: boolean;
  /** Corrections are merged into a plan, of which nothing is applied with that. */
  isMerge?: boolean;
}

/** Where an import stands: icon and words. */
export function ImportState({ state, isStopped = false, isMerge = false }: ImportStateProps) {
  const t = useTranslations("imports.state");
  const [look, Icon] = LOOKS[isStopped ? "PAUSED" : state];
  return (
    <span className={`pill ${look}`}>
      <Icon aria-hidden />
      {t(isStopped ? "STOPPED" : isMerge && state === "APPLIED" ? "MERGED" : state)}
    </span>
  );
}
