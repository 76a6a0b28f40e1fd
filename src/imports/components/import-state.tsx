import type { LucideIcon } from "lucide-react";
import {
  Ban,
  CircleCheck,
  CircleDashed,
  CirclePause,
  CircleX,
  Hourglass,
  LoaderCircle,
  Undo2,
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

const UNDONE: [className: string, icon: LucideIcon] = ["pill-neutral", Undo2];

interface ImportStateProps {
  state: State;
  isStopped?: boolean;
  /** Corrections are merged into a plan, of which nothing is applied with that. */
  isMerge?: boolean;
  /** What was applied is led back, as far as nobody claimed or changed it since. */
  undone?: "UNDONE" | "UNDONE_PART" | undefined;
}

/** Where an import stands: icon and words. */
export function ImportState({ state, isStopped, isMerge, undone }: ImportStateProps) {
  const t = useTranslations("imports.state");
  const [look, Icon] = undone ? UNDONE : LOOKS[isStopped ? "PAUSED" : state];
  const word = isStopped ? "STOPPED" : isMerge && state === "APPLIED" ? "MERGED" : state;
  return (
    <span className={`pill ${look}`}>
      <Icon aria-hidden />
      {t(undone ?? word)}
    </span>
  );
}
