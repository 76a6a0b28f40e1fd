"use client";

import { Eye, EyeOff } from "lucide-react";
import { useState, useSyncExternalStore } from "react";

interface NewPasswordFieldProps {
  label: string;
  /** What a password has to be; the error takes its place. */
  rule: string;
  error?: string | undefined;
  /** Under which a password manager keeps it: the address or login that one signs in with. */
  username?: string | undefined;
  show: string;
  hide: string;
}

const never = () => () => undefined;

/** Where a password is chosen. Without script it is a plain field; with it, what was typed can be looked at. */
export function NewPasswordField({
  label,
  rule,
  error,
  username,
  show,
  hide,
}: NewPasswordFieldProps) {
  const [isShown, setShown] = useState(false);
  const hasScript = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const Icon = isShown ? EyeOff : Eye;
  return (
    <div className="flex flex-col gap-1.5">
      {username && <Username value={username} />}
      <label className="text-base font-medium" htmlFor="password">
        {label}
      </label>
      <span className="relative flex">
        <input
          {...(error ? { autoFocus: true } : {})}
          aria-describedby="password-note"
          aria-invalid={error ? true : undefined}
          autoCapitalize="none"
          autoComplete="new-password"
          className="public-input pe-13"
          id="password"
          name="password"
          spellCheck={false}
          type={isShown ? "text" : "password"}
        />
        {hasScript && (
          <button
            aria-label={isShown ? hide : show}
            aria-controls="password"
            className="absolute end-1.5 top-1.5 flex size-9 cursor-pointer items-center justify-center rounded-lg text-muted hover:text-foreground"
            onClick={() => setShown(!isShown)}
            type="button"
          >
            <Icon aria-hidden className="size-5" />
          </button>
        )}
      </span>
      <p className={`text-sm ${error ? "text-danger-text" : "text-muted"}`} id="password-note">
        {error ?? rule}
      </p>
    </div>
  );
}

/** For password managers only: it is not read, and not reached by keyboard. */
function Username({ value }: { value: string }) {
  return (
    <input
      aria-hidden="true"
      autoComplete="username"
      className="sr-only"
      name="username"
      readOnly
      tabIndex={-1}
      type="text"
      value={value}
    />
  );
}
