"use client";

import type { ComponentProps, ReactNode } from "react";
import { useId } from "react";
import { controlProps, FieldNote } from "./field-frame";
import { useField, useTick } from "./form-context";

interface TickProps
  extends Omit<ComponentProps<"input">, "name" | "type" | "size" | "checked" | "value"> {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  /** What a ticked box sends; an unticked one sends nothing. */
  value?: string;
  defaultChecked?: boolean;
}

const LOOKS = { tick: "tick", dot: "dot", switch: "switch-track" } as const;

function Tick(props: TickProps & { look: keyof typeof LOOKS }) {
  const { label, hint, error: own, look, className, value = "on", ...rest } = props;
  const made = useId();
  const id = rest.id ?? made;
  const { error } = useField(rest.name, own, undefined);
  const isTicked = useTick(rest.name, value, rest.defaultChecked);
  const note = look === "dot" ? undefined : error;
  return (
    <div className={`flex gap-2.5 ${className ?? ""}`}>
      <span className="flex h-5 items-center">
        <input
          {...rest}
          {...controlProps(id, note, hint)}
          className={LOOKS[look]}
          defaultChecked={isTicked}
          role={look === "switch" ? "switch" : undefined}
          type={look === "dot" ? "radio" : "checkbox"}
          value={value}
        />
      </span>
      <div className="flex min-w-0 flex-col gap-0.5">
        <label className="text-sm font-medium text-foreground" htmlFor={id}>
          {label}
        </label>
        <FieldNote error={note} hint={hint} id={id} />
      </div>
    </div>
  );
}

/** A tick with its words; sends `value` ("on") when ticked. */
export function CheckboxField(props: TickProps) {
  return <Tick {...props} look="tick" />;
}

/** On or off at once in effect after saving; for settings. */
export function SwitchField(props: TickProps) {
  return <Tick {...props} look="switch" />;
}

interface RadioFieldProps {
  name: string;
  legend: string;
  isLegendHidden?: boolean;
  error?: string | undefined;
  choices: readonly { value: string; label: ReactNode; hint?: ReactNode }[];
  defaultValue?: string;
}

/** One of a few; four or more belong in a SelectField. */
export function RadioField({
  name,
  legend,
  isLegendHidden,
  error: own,
  choices,
  defaultValue,
}: RadioFieldProps) {
  const id = useId();
  const { error, value } = useField(name, own, defaultValue);
  return (
    <fieldset aria-describedby={error ? `${id}-note` : undefined} className="flex flex-col gap-2.5">
      <legend className={isLegendHidden ? "sr-only" : "mb-1.5 text-sm font-medium text-foreground"}>
        {legend}
      </legend>
      {choices.map((choice) => (
        <Tick
          {...choice}
          defaultChecked={choice.value === value}
          key={choice.value}
          look="dot"
          name={name}
        />
      ))}
      <FieldNote error={error} id={id} />
    </fieldset>
  );
}
