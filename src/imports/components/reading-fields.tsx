import { useTranslations } from "next-intl";
import { SelectField } from "@/ui/forms/select-field";
import { SubmitButton } from "@/ui/forms/submit-button";
import { TextField } from "@/ui/forms/text-field";
import { CheckboxField } from "@/ui/forms/tick-field";
import type { Reading } from "../input";
import type { ImportPurpose } from "../rules";
import { DELIMITERS, ENCODINGS } from "../rules";

interface ReadingFieldsProps {
  reading: Reading;
  purpose: ImportPurpose;
  kind: string | null;
  /** The file was said to list everybody. */
  isFull: boolean;
}

const SIGNS = ["comma", "semicolon", "tab", "bar"] as const;

/** What of the reading can be changed: a text has an encoding and a delimiter, a workbook has sheets. */
export function ReadingFields({ reading, purpose, kind, isFull }: ReadingFieldsProps) {
  const t = useTranslations("imports");
  const { choice, sheets } = reading;
  const isText = choice.format === "csv";
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-3 text-base font-semibold">{t("reading.how")}</legend>
      <div className="grid items-start gap-3 sm:grid-cols-2 lg:grid-cols-4 xl:max-w-page">
        {isText && <TextChoices choice={choice} />}
        {sheets.length > 1 && (
          <SelectField
            choices={sheets.map(({ name, isHidden }, at) => ({
              value: String(at),
              label: isHidden ? t("reading.hidden", { name }) : name,
            }))}
            defaultValue={String(choice.sheet ?? 0)}
            label={t("reading.sheet")}
            name="sheet"
          />
        )}
        <TextField
          defaultValue={String(choice.headerLine)}
          hint={t("reading.headerHint")}
          inputMode="numeric"
          label={t("reading.header")}
          min={0}
          name="headerLine"
          type="number"
        />
        {purpose === "ROSTER" && (
          <SelectField
            choices={[
              { value: "USER", label: t("upload.kindUser") },
              { value: "CONTACT", label: t("upload.kindContact") },
            ]}
            defaultValue={kind ?? ""}
            emptyLabel={t("upload.kindAuto")}
            hint={t("reading.kindHint")}
            label={t("reading.kind")}
            name="kind"
          />
        )}
      </div>
      {purpose === "ROSTER" && (
        <CheckboxField
          defaultChecked={isFull}
          hint={t("reading.fullHint")}
          label={t("reading.full")}
          name="full"
        />
      )}
      <div>
        <SubmitButton look="outline" name="act" value="reread">
          {t("reading.reread")}
        </SubmitButton>
      </div>
    </fieldset>
  );
}

function TextChoices({ choice }: { choice: Reading["choice"] }) {
  const t = useTranslations("imports");
  return (
    <>
      <SelectField
        choices={ENCODINGS.map((value) => ({ value, label: t(`encodings.${value}`) }))}
        defaultValue={choice.encoding ?? "utf-8"}
        label={t("reading.encoding")}
        name="encoding"
      />
      <SelectField
        choices={SIGNS.map((sign, at) => ({ value: String(at), label: t(`delimiters.${sign}`) }))}
        defaultValue={String(DELIMITERS.indexOf(choice.delimiter ?? ","))}
        label={t("reading.delimiter")}
        name="delimiter"
      />
    </>
  );
}
