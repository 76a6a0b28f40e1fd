import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { ChevronDown } from "./icons";

interface FieldTexts {
  /** Also the id of the control, unless one is given. */
  name: string;
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  isOptional?: boolean;
  /** Opposite the label: "Forgotten?" */
  labelEnd?: ReactNode;
}

type PublicFieldProps = FieldTexts & Omit<ComponentProps<"input">, "name" | "size">;

/** One line of a public form: plain HTML, filled by the server, 48 px. */
export function PublicField({
  name,
  label,
  hint,
  error,
  isOptional,
  labelEnd,
  ...rest
}: PublicFieldProps) {
  const id = rest.id ?? name;
  return (
    <PublicFrame {...{ id, label, hint, error, isOptional, labelEnd }}>
      <input
        type="text"
        {...rest}
        {...marks(id, error, hint)}
        className="public-input"
        name={name}
      />
    </PublicFrame>
  );
}

type PublicSelectProps = FieldTexts &
  Omit<ComponentProps<"select">, "name" | "size"> & {
    choices: readonly { value: string; label: string }[];
  };

export function PublicSelect({
  name,
  label,
  hint,
  error,
  isOptional,
  labelEnd,
  choices,
  ...rest
}: PublicSelectProps) {
  const id = rest.id ?? name;
  return (
    <PublicFrame {...{ id, label, hint, error, isOptional, labelEnd }}>
      <span className="relative flex">
        <select
          {...rest}
          {...marks(id, error, hint)}
          className="public-input appearance-none truncate pe-11"
          name={name}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
        <ChevronDown
          aria-hidden
          className="pointer-events-none absolute end-3.5 top-1/2 size-5 -translate-y-1/2 text-muted"
        />
      </span>
    </PublicFrame>
  );
}

function PublicFrame({
  id,
  label,
  hint,
  error,
  isOptional,
  labelEnd,
  children,
}: Omit<FieldTexts, "name"> & { id: string; children: ReactNode }) {
  const t = useTranslations("common.form");
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-baseline justify-between gap-3">
        <label className="text-base font-medium" htmlFor={id}>
          {label}
          {isOptional && <span className="font-normal text-muted"> ({t("optional")})</span>}
        </label>
        {labelEnd && <span className="text-base">{labelEnd}</span>}
      </div>
      {children}
      <PublicNote error={error} hint={hint} id={id} />
    </div>
  );
}

function PublicNote({
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
    <p className={`text-sm ${error ? "text-danger-text" : "text-muted"}`} id={`${id}-note`}>
      {error ?? hint}
    </p>
  );
}

function marks(id: string, error: string | undefined, hint: ReactNode) {
  return {
    id,
    "aria-invalid": error ? true : undefined,
    "aria-describedby": error || hint ? `${id}-note` : undefined,
  };
}
