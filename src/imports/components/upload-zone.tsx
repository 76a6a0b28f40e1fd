"use client";

import { FileSpreadsheet, Upload as UploadIcon } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { DragEvent, RefObject } from "react";
import { useRef, useState } from "react";
import { MOST_BYTES, MOST_ROWS } from "@/rosters/rules";
import { Button } from "@/ui/button";
import { Notice } from "@/ui/notice";
import { ProgressBar } from "@/ui/states/progress-bar";
import { uploadRefusal } from "../rules";
import type { Upload } from "./use-upload";
import { useUpload } from "./use-upload";

interface UploadZoneProps {
  /** Where the file is sent, and what is said of it. */
  action: string;
  said: Readonly<Record<string, string>>;
}

export const ACCEPTED =
  ".csv,.tsv,.txt,.xlsx,.xlsm,.xlsb,.xls,.ods,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A file is dropped or chosen, goes up visibly, and leads to its import. */
export function UploadZone({ action, said }: UploadZoneProps) {
  const t = useTranslations("imports.upload");
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const hrefOf = (name: string) => `${action}?${new URLSearchParams({ ...said, name })}`;
  const { upload, send, cancel } = useUpload(hrefOf);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) send(file);
  };
  if (upload.step === "sending") return <Sending {...upload} cancel={cancel} />;
  return (
    <div className="flex flex-col gap-3 noscript:hidden">
      <Outcome upload={upload} />
      <section
        aria-label={t("title")}
        className={`flex flex-col items-center gap-3 rounded-xl border border-dashed px-4 py-10 text-center ${isOver ? "border-accent bg-accent-soft" : "border-field-border"}`}
        onDragLeave={() => setOver(false)}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDrop={drop}
      >
        <FileSpreadsheet aria-hidden className="size-6 text-muted" />
        <p className="text-sm text-muted max-md:hidden">{t("drop")}</p>
        <PickButton input={input} send={send} />
        <p className="text-xs text-muted">{t("limits", { rows: MOST_ROWS })}</p>
      </section>
    </div>
  );
}

interface PickButtonProps {
  input: RefObject<HTMLInputElement | null>;
  send: (file: File) => void;
}

function PickButton({ input, send }: PickButtonProps) {
  const t = useTranslations("imports.upload");
  return (
    <>
      <Button look="primary" onPress={() => input.current?.click()}>
        <UploadIcon aria-hidden />
        {t("pick")}
      </Button>
      <input
        accept={ACCEPTED}
        aria-label={t("pick")}
        className="sr-only"
        onChange={({ target }) => {
          const file = target.files?.[0];
          // the same file may be chosen again once it is mended
          target.value = "";
          if (file) send(file);
        }}
        ref={input}
        tabIndex={-1}
        type="file"
      />
    </>
  );
}

function Outcome({ upload }: { upload: Upload }) {
  const t = useTranslations("imports.upload");
  const refusals = useTranslations("refusals");
  if (upload.step === "cancelled")
    return (
      <Notice isLive tone="quiet">
        {t("cancelled")}
      </Notice>
    );
  if (upload.step !== "refused") return null;
  const known = uploadRefusal(upload.code);
  const text = known ? refusals(known) : t("interrupted");
  return (
    <Notice isLive tone="danger">
      {text}
    </Notice>
  );
}

type SendingProps = Extract<Upload, { step: "sending" }> & { cancel: () => void };

function Sending({ name, size, sent, cancel }: SendingProps) {
  const t = useTranslations("imports");
  const format = useFormatter();
  const kilo = Math.max(1, Math.round(size / 1_024));
  const words =
    kilo < 1_024
      ? t("size.kb", { size: kilo })
      : t("size.mb", { size: Math.round(kilo / 102.4) / 10 });
  const percent = format.number(
    Math.min(100, Math.floor((sent / Math.max(1, Math.min(size, MOST_BYTES))) * 100)),
  );
  const isHere = sent >= size;
  const label = t(isHere ? "upload.keeping" : "upload.sending", { name });
  return (
    <div className="panel flex flex-col gap-3 p-5">
      <p aria-live="polite" className="text-sm font-medium wrap-anywhere">
        {label}
      </p>
      <ProgressBar
        label={label}
        text={t("upload.sent", { percent, size: words })}
        total={size}
        value={sent}
      />
      <div className="flex items-center gap-3">
        <Button onPress={cancel}>{t("upload.cancel")}</Button>
      </div>
    </div>
  );
}
