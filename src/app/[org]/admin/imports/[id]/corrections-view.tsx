import { getTranslations } from "next-intl/server";
import type { Merge } from "@/corrections/rules";
import { LinkButton } from "@/ui/button";
import { Notice } from "@/ui/notice";
import { Page } from "@/ui/page";
import type { ImportPage } from "./import-head";
import { ImportHead } from "./import-head";
import { sayFileFault } from "./words/say-file-fault";

const NONE: Merge = { before: 0, ignored: [], unlined: [], unknown: [] };

const TITLES = { APPLIED: "title", FAILED: "titleFailed" } as const;

/** What came of a file of corrections: how many rows it mended, and which of its lines found no place. */
export async function CorrectionsView(page: ImportPage) {
  const { run, path } = page;
  const t = await getTranslations("imports.corrections");
  const over = await getTranslations("imports.over");
  const isOver = run.state === "APPLIED" || run.state === "FAILED";
  const title = isOver ? t(TITLES[run.state as keyof typeof TITLES]) : over("titleDiscarded");
  const own = `${path}/${run.corrects}`;
  const again = run.state === "FAILED" && (
    <LinkButton href={`${path}/new?into=${run.corrects}`}>{over("uploadAgain")}</LinkButton>
  );
  const acts = (
    <>
      {again}
      <LinkButton href={own} look="primary">
        {t("toPlan")}
      </LinkButton>
    </>
  );
  return (
    <Page head={<ImportHead {...page} acts={acts} isPlain title={title} />} width="prose">
      <Outcome {...page} />
      <Unplaced {...page} />
    </Page>
  );
}

async function Outcome({ run }: ImportPage) {
  const t = await getTranslations("imports.corrections");
  const over = await getTranslations("imports.over");
  const { before, after = 0 } = run.options.merge ?? NONE;
  const why = run.options.why === "erased" ? "erasedCorrections" : "discarded";
  if (run.state === "DISCARDED") return <Notice tone="quiet">{over(why)}</Notice>;
  if (run.state === "FAILED")
    return (
      <Notice isLive tone="danger">
        {[
          await sayFileFault(run.fault ?? ""),
          ...(run.done > 0 ? [t("taken", { count: run.done })] : []),
        ].join(" ")}
      </Notice>
    );
  return (
    <Notice isLive tone={after > 0 ? "warning" : "success"}>
      {[t("taken", { count: run.done }), t("now", { before, after })].join(" ")}
    </Notice>
  );
}

/** Lines of the file that corrected nothing, by what they lack. */
async function Unplaced({ run }: ImportPage) {
  const t = await getTranslations("imports.corrections");
  const { ignored, unlined, unknown, emptied = [] } = run.options.merge ?? NONE;
  const facts = [
    unlined.length > 0 && t("unlined", { count: unlined.length, lines: unlined.join(", ") }),
    unknown.length > 0 && t("unknown", { count: unknown.length, lines: unknown.join(", ") }),
    emptied.length > 0 && t("emptied", { count: emptied.length, lines: emptied.join(", ") }),
    ignored.length > 0 && t("ignored", { count: ignored.length, names: ignored.join(", ") }),
  ].filter((fact) => fact !== false);
  if (facts.length === 0) return null;
  return (
    <ul className="flex flex-col gap-2 text-sm wrap-anywhere text-muted">
      {facts.map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  );
}
