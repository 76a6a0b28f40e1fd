import { getTranslations } from "next-intl/server";
import { ReadingFields } from "@/imports/components/reading-fields";
import { ReadingTable } from "@/imports/components/reading-table";
import type { Reading } from "@/imports/input";
import { ActionForm } from "@/ui/forms/action-form";
import { SubmitButton } from "@/ui/forms/submit-button";
import { Notice } from "@/ui/notice";
import { Page } from "@/ui/page";
import { saveReading } from "../actions";
import type { ImportPage } from "./import-head";
import { howRead, ImportHead } from "./import-head";
import { NameNotice } from "./name-notice";
import { DiscardButton } from "./steer-button";
import { sayFileFault } from "./words/say-file-fault";

/** How the file is read, for somebody who knows it to agree or to change it. */
export async function ReadingView(page: ImportPage & { reading: Reading }) {
  const t = await getTranslations("imports");
  const { gate, run, plan, reading, mayAct, mayMend } = page;
  const fact = t("reading.fact", {
    file: run.fileName,
    rows: reading.rows,
    how: await howRead(reading),
  });
  const hidden = { org: gate.org.slug, id: run.id };
  const mayPlan = mayMend && reading.rows > 0;
  const head = (
    <ImportHead
      {...page}
      acts={mayAct && <DiscardButton {...page} />}
      fact={fact}
      title={t("reading.title")}
    />
  );
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      {head}
      <ActionForm
        action={saveReading}
        className="flex min-h-0 flex-1 flex-col [&>[role=alert]]:mx-4 [&>[role=alert]]:mb-2 md:[&>[role=alert]]:mx-8"
        hidden={hidden}
      >
        <Page
          foot={
            mayPlan && (
              <SubmitButton name="act" value="plan">
                {t(run.purpose === "CHOOSE" ? "reading.planChoose" : "reading.plan")}
              </SubmitButton>
            )
          }
          head={null}
          width="full"
        >
          <Notices reading={reading}>
            {run.purpose === "ROSTER" && <NameNotice mayTurn={mayMend} reading={reading} />}
          </Notices>
          {!mayMend && (
            <Notice tone="quiet">{t("reading.notYours", { name: run.madeByName })}</Notice>
          )}
          <fieldset className="contents" disabled={!mayMend}>
            <ReadingFields
              isFull={plan.options.full === true}
              kind={run.kind}
              purpose={run.purpose}
              reading={reading}
            />
            <ReadingTable purpose={run.purpose} reading={reading} />
          </fieldset>
        </Page>
      </ActionForm>
    </div>
  );
}

/** What a person should look at before they agree. */
async function Notices({ reading, children }: { reading: Reading; children: React.ReactNode }) {
  const t = await getTranslations("imports");
  const { choice, doubt, fault, hiddenRows, mergedCells, isTemplate, rows } = reading;
  const encoding = choice.encoding ? t(`encodings.${choice.encoding}`) : "";
  const strong = (words: React.ReactNode) => <strong className="font-semibold">{words}</strong>;
  return (
    <div className="flex flex-col gap-2 empty:hidden">
      {fault && <Notice tone="danger">{await sayFileFault(fault.code, fault.line)}</Notice>}
      {doubt && (
        <Notice tone="warning">
          {t.rich("reading.doubt", { encoding, word: doubt.word, line: doubt.line, strong })}
        </Notice>
      )}
      {children}
      {rows === 0 && <Notice tone="warning">{t("reading.noRows")}</Notice>}
      {isTemplate && <Notice tone="quiet">{t("reading.template")}</Notice>}
      {hiddenRows > 0 && (
        <Notice tone="quiet">{t("reading.hiddenRows", { count: hiddenRows })}</Notice>
      )}
      {mergedCells > 0 && (
        <Notice tone="quiet">{t("reading.merged", { count: mergedCells })}</Notice>
      )}
    </div>
  );
}
