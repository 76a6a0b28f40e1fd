import { useTranslations } from "next-intl";

/** The organisation's own pages; what it has not named is not shown. */
export interface FooterLinks {
  helpHref?: string | undefined;
  /** Whom to ask, in the organisation's own words. */
  helpContact?: string | undefined;
  privacyHref?: string | undefined;
}

export function PublicFooter({ helpHref, helpContact, privacyHref }: FooterLinks) {
  const t = useTranslations("frame.footer");
  return (
    <footer className="flex flex-none flex-wrap items-center justify-center gap-x-4 gap-y-1 px-5 pb-6 text-xs text-muted">
      <span className="inline-flex items-center gap-1.5">
        <RollcallMark />
        Rollcall
      </span>
      {privacyHref && (
        <a
          className="underline decoration-border underline-offset-4 hover:text-foreground"
          href={privacyHref}
        >
          {t("privacy")}
        </a>
      )}
      {helpHref && (
        <a
          className="underline decoration-border underline-offset-4 hover:text-foreground"
          href={helpHref}
        >
          {t("help")}
        </a>
      )}
      {helpContact && <span className="wrap-anywhere">{helpContact}</span>}
    </footer>
  );
}

function RollcallMark() {
  return (
    <svg aria-hidden="true" className="size-3.5" fill="none" viewBox="0 0 16 16">
      <rect fill="currentColor" height="16" rx="3.5" width="16" />
      <path
        d="M3.5 5.2h4M3.5 8h2.5M3.5 10.8h4M8.4 8.6l1.5 1.5 2.8-3.2"
        stroke="var(--background)"
        strokeLinecap="round"
        strokeLinejoin="round"
        strokeWidth="1.3"
      />
    </svg>
  );
}
