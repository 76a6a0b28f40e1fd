"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { RadioField } from "@/ui/forms/tick-field";
import { PlainUpload } from "./plain-upload";
import { UploadZone } from "./upload-zone";

interface NewUploadProps {
  path: string;
  purpose: "ROSTER" | "CHOOSE";
  kind: "USER" | "CONTACT" | null;
  /** The import whose rows the file corrects. */
  into?: string | undefined;
  /** The plan that is given up once the file is here. */
  replaces?: string | undefined;
}

type Kind = NewUploadProps["kind"];

const kindIn = (form: HTMLFormElement): Kind => {
  const kind = new FormData(form).get("kind");
  return kind === "USER" || kind === "CONTACT" ? kind : null;
};

/** What every row is, then the file. Without a script all of it is one plain form. */
export function NewUpload({ path, purpose, kind: given, into, replaces }: NewUploadProps) {
  const t = useTranslations("imports.upload");
  const [kind, setKind] = useState<Kind>(given);
  const action = `${path}/upload`;
  const said = { purpose, ...(into && { into }), ...(replaces && { replaces }) };
  const choices = [
    { value: "", label: t("kindAuto"), hint: t("kindAutoHint") },
    { value: "USER", label: t("kindUser") },
    { value: "CONTACT", label: t("kindContact") },
  ];
  return (
    <form
      action={`${action}?${new URLSearchParams(said)}`}
      className="flex flex-col gap-6"
      encType="multipart/form-data"
      method="post"
      onChange={(event) => setKind(kindIn(event.currentTarget))}
      onSubmit={(event) => event.preventDefault()}
    >
      {purpose === "ROSTER" && !into && (
        <RadioField
          choices={choices}
          defaultValue={given ?? ""}
          legend={t("kindLegend")}
          name="kind"
        />
      )}
      <UploadZone action={action} said={{ ...said, ...(kind ? { kind } : {}) }} />
      <noscript>
        <PlainUpload />
      </noscript>
    </form>
  );
}
