"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { RadioField } from "@/ui/forms/tick-field";
import { UploadZone } from "./upload-zone";

interface NewUploadProps {
  path: string;
  purpose: "ROSTER" | "CHOOSE";
  kind: "USER" | "CONTACT" | null;
  /** Gives up what the file replaces. */
  replace?: (() => Promise<void>) | undefined;
}

type Kind = NewUploadProps["kind"];

const kindIn = (form: HTMLFormElement): Kind => {
  const kind = new FormData(form).get("kind");
  return kind === "USER" || kind === "CONTACT" ? kind : null;
};

/** What every row is, then the file. */
export function NewUpload({ path, purpose, kind: given, replace }: NewUploadProps) {
  const t = useTranslations("imports.upload");
  const [kind, setKind] = useState<Kind>(given);
  const choices = [
    { value: "", label: t("kindAuto"), hint: t("kindAutoHint") },
    { value: "USER", label: t("kindUser") },
    { value: "CONTACT", label: t("kindContact") },
  ];
  return (
    <>
      {purpose === "ROSTER" && (
        <form onChange={(event) => setKind(kindIn(event.currentTarget))}>
          <RadioField
            choices={choices}
            defaultValue={given ?? ""}
            legend={t("kindLegend")}
            name="kind"
          />
        </form>
      )}
      <UploadZone action={`${path}/upload`} kind={kind} purpose={purpose} replace={replace} />
    </>
  );
}
