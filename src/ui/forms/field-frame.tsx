"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

export interface FieldTexts {
  label: string;
  /** Below the field, until an error replaces it. */
  hint?: ReactNode;
  error?: string | undefined;
  /** Says "optional" beside the label; required fields carry no mark. */
  isOptional?: boolean;
  /** For search boxes and fields in a toolbar: the label is only read aloud. */
  isLabelHidden?: boolean;
}

interface FieldFrameProps extends FieldTexts {
  id: string;
  className?: string | undefined;
  children: ReactNode;
}

/** Label above, hint below, the error in the hint's place. */
export function FieldFrame(props: FieldFrameProps) {
  const { id, label, hint, error, isOptional, isLabelHidden, className, children } = props;
  return (
    <div className={`flex min-w-0 flex-col gap-1.5 ${className ?? ""}`}>
      <label
        className={isLabelHidden ? "sr-only" : "text-sm font-medium text-foreground"}
        htmlFor={id}
      >
        {label}
        {isOptional && <OptionalMark />}
      </label>
      {children}
      <FieldNote error={error} hint={hint} id={id} />
    </div>
  );
}

function OptionalMark() {
  const t = useTranslations("common.form");
  return <span className="font-normal text-muted"> ({t("optional")})</span>;
}

export function FieldNote({
  id,
  hint,
  error,
}: {
  id: string;
  hint?: ReactNode;
  error?: string | undefined;
}) {
  if (!error && !hint) return null;
  return (
    <p className={`text-xs ${error ? "text-danger-text" : "text-muted"}`} id={noteId(id)}>
      {error ?? hint}
    </p>
  );
}

function noteId(id: string): string {
  return `${id}-note`;
}

/** What ties a control to its note, and marks it wrong for eyes (HeroUI's class) and ears alike. */
export function controlProps(id: string, error: string | undefined, hint: ReactNode) {
  return {
    id,
    "aria-invalid": error ? true : undefined,
    "aria-describedby": error || hint ? noteId(id) : undefined,
    "data-invalid": error ? true : undefined,
  };
}
