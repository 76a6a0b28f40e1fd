"use client";

import { Search } from "lucide-react";
import Form from "next/form";
import type { ReactNode } from "react";
import { useEffect, useRef } from "react";

interface SearchFormProps {
  /** Where the search leads: the page itself. */
  action: string;
  label: string;
  placeholder?: string;
  name?: string;
  defaultValue?: string;
  /** The other filters of the address, kept while searching. */
  keep?: Record<string, string>;
  /** A shortcut's sign at the end of the field. */
  end?: ReactNode;
  /** Search while typing, after a pause. */
  isLive?: boolean;
  /** In the frame: the edge of a button instead of a field's. */
  isQuiet?: boolean;
}

const PAUSE = 350;

/** The search box of a list: a GET form, so that the address is the view. */
export function SearchForm(props: SearchFormProps) {
  const {
    action,
    label,
    placeholder,
    name = "q",
    defaultValue = "",
    keep = {},
    end,
    isLive = false,
    isQuiet = false,
  } = props;
  const input = useRef<HTMLInputElement>(null);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);

  // the address may change without typing ("Clear filters", the back button)
  useEffect(() => {
    if (input.current && input.current !== document.activeElement)
      input.current.value = defaultValue;
  }, [defaultValue]);

  const searchSoon = (form: HTMLFormElement | null) => {
    clearTimeout(pause.current);
    if (isLive) pause.current = setTimeout(() => form?.requestSubmit(), PAUSE);
  };

  return (
    <Form action={action} className="relative" replace={isLive} role="search">
      {Object.entries(keep).map(([key, value]) => (
        <input key={key} name={key} type="hidden" value={value} />
      ))}
      <Search
        aria-hidden
        className="pointer-events-none absolute start-2.5 top-1/2 size-4 -translate-y-1/2 text-muted"
      />
      <input
        aria-label={label}
        autoComplete="off"
        className={`input h-10 w-full py-0 ps-8.5 md:h-8 md:min-h-8 ${isQuiet ? "border-border" : ""} text-ellipsis ${end ? "pe-14" : ""}`}
        defaultValue={defaultValue}
        enterKeyHint="search"
        name={name}
        onChange={(event) => searchSoon(event.target.form)}
        placeholder={placeholder ?? label}
        ref={input}
        spellCheck={false}
        type="search"
      />
      {end && (
        <span className="pointer-events-none absolute end-2 top-1/2 -translate-y-1/2">{end}</span>
      )}
    </Form>
  );
}
