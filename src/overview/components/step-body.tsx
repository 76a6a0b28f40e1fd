import { ClipboardList, FileSpreadsheet, UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LinkButton } from "@/ui/button";
import { Panel } from "@/ui/panel";
import { TextLink } from "@/ui/text-link";
import type { FirstStep, StepHrefs } from "../rules";

interface StepBodyProps {
  step: FirstStep;
  isDone: boolean;
  isCurrent: boolean;
  hrefs: StepHrefs;
  /** The page has a primary act of its own. */
  isQuiet?: boolean;
}

/** What a step is about. The current one has its act; of the others a link leads ahead. */
export function StepBody({ step, isDone, isCurrent, hrefs, isQuiet = false }: StepBodyProps) {
  const t = useTranslations("overview.steps");
  const href = hrefs[step];
  if (isDone) return <p className="text-sm text-muted">{t(`${step}Text`)}</p>;
  if (!isCurrent) {
    return (
      <p className="text-sm text-muted">
        {t(`${step}Text`)} {href && <TextLink href={href}>{t(`${step}Act`)}</TextLink>}
      </p>
    );
  }
  if (step === "people") return <Ways hrefs={hrefs} />;
  return (
    <>
      <p className="text-sm text-muted">{t(`${step}Text`)}</p>
      {href && (
        <p className="pt-1.5">
          <LinkButton href={href} look={isQuiet ? "outline" : "primary"}>
            {t(`${step}Act`)}
          </LinkButton>
        </p>
      )}
    </>
  );
}

/** The ways to bring people in. */
function Ways({ hrefs }: { hrefs: StepHrefs }) {
  const t = useTranslations("overview.steps");
  return (
    <div className="grid gap-2.5 pt-1 md:grid-cols-2 xl:grid-cols-3">
      <Way
        act={t("oneAct")}
        href={hrefs.people}
        icon={<UserPlus aria-hidden />}
        isMain
        text={t("oneText")}
        title={t("one")}
      />
      {hrefs.several && (
        <Way
          act={t("severalAct")}
          href={hrefs.several}
          icon={<ClipboardList aria-hidden />}
          text={t("severalText")}
          title={t("several")}
        />
      )}
      {hrefs.file && (
        <Way
          act={t("fileAct")}
          href={hrefs.file}
          icon={<FileSpreadsheet aria-hidden />}
          text={t("fileText")}
          title={t("file")}
        />
      )}
    </div>
  );
}

interface WayProps {
  icon: ReactNode;
  title: string;
  text: string;
  act: string;
  href: string | undefined;
  isMain?: boolean;
}

function Way({ icon, title, text, act, href, isMain = false }: WayProps) {
  return (
    <Panel
      acts={
        href && (
          <LinkButton href={href} look={isMain ? "primary" : "outline"}>
            {act}
          </LinkButton>
        )
      }
    >
      <div className="flex flex-1 flex-col gap-1 text-sm">
        <h3 className="flex items-center gap-2 text-base font-semibold [&_svg]:size-4 [&_svg]:text-accent-text">
          {icon}
          {title}
        </h3>
        <p className="text-muted">{text}</p>
      </div>
    </Panel>
  );
}
