import { useTranslations } from "next-intl";
import type { CSSProperties, ReactNode } from "react";
import { BrandMark } from "./brand-mark";
import { Lock } from "./icons";
import { LocaleSwitch } from "./locale-switch";
import type { FooterLinks } from "./public-footer";
import { PublicFooter } from "./public-footer";
import type { StepsProps } from "./steps";
import { StepBars, StepList } from "./steps";

/** Whose page it is; Rollcall's own where no organisation is known, or none may be told. */
export interface PublicBrand {
  name: string;
  /** "#2456d6" */
  color?: string | undefined;
  /** The address of its own picture. */
  logo?: string | undefined;
  /** Where the person is, at the foot of the panel: "people.example.org/halden". */
  address?: string | undefined;
}

const ROLLCALL: PublicBrand = { name: "Rollcall" };

interface PublicPageProps {
  brand?: PublicBrand | undefined;
  title: string;
  /** One line below the title. */
  lead?: ReactNode;
  /** Above the title: who invites, or an icon tile. */
  above?: ReactNode;
  /** One sentence in the brand panel of a desktop. */
  aside?: ReactNode;
  steps?: StepsProps;
  footer?: FooterLinks;
  /** The id of a form whose words go along when the language is changed. */
  kept?: string | undefined;
  children?: ReactNode;
}

/** A page a stranger sees: one act, 416 wide; the brand as a header, from 1024 px as a panel. */
export function PublicPage({
  brand = ROLLCALL,
  title,
  lead,
  above,
  aside,
  steps,
  footer,
  children,
  kept,
}: PublicPageProps) {
  return (
    <div
      className="grid min-h-dvh grid-cols-[minmax(0,1fr)_auto] grid-rows-[4rem_minmax(0,1fr)] bg-background lg:grid-cols-[clamp(22rem,38%,34rem)_minmax(0,1fr)] lg:grid-rows-none lg:bg-surface"
      data-tenant
      style={tint(brand)}
    >
      <title>{`${title} · ${brand.name}`}</title>
      <BrandPanel aside={aside} brand={brand} steps={steps} />
      <div className="z-10 flex items-center bg-brand-panel px-5 text-brand-foreground lg:col-start-2 lg:row-start-1 lg:me-10 lg:mt-8 lg:self-start lg:justify-self-end lg:bg-transparent lg:px-0 lg:text-muted">
        <LocaleSwitch kept={kept} />
      </div>
      <div className="flex min-w-0 flex-col max-lg:col-span-2 lg:col-start-2 lg:row-start-1">
        <main className="mx-auto flex w-full max-w-form flex-1 flex-col px-5 pt-8 pb-12 sm:px-0 lg:justify-center lg:py-24">
          {steps && <StepBars {...steps} />}
          {above && <div className="mb-5">{above}</div>}
          <h1 className="text-3xl font-semibold wrap-anywhere">{title}</h1>
          {lead && <p className="mt-1.5 text-md text-muted">{lead}</p>}
          {children && <div className="mt-6 flex flex-col gap-6">{children}</div>}
        </main>
        <PublicFooter {...footer} />
      </div>
    </div>
  );
}

/** The tenant's colour for everything inside; `data-tenant` derives the other tokens from it. */
function tint(brand: PublicBrand): CSSProperties | undefined {
  return brand.color ? ({ "--brand": brand.color } as CSSProperties) : undefined;
}

function BrandPanel({
  brand,
  aside,
  steps,
}: Pick<PublicPageProps, "aside" | "steps"> & { brand: PublicBrand }) {
  return (
    <header className="relative flex items-center bg-brand-panel ps-5 text-brand-foreground lg:sticky lg:overflow-hidden lg:top-0 lg:row-start-1 lg:h-dvh lg:flex-col lg:items-start lg:p-12">
      <div className="flex max-w-full min-w-0 flex-1 items-center gap-3 lg:flex-none">
        <BrandMark isInverted logo={brand.logo} name={brand.name} size="md" />
        <span className="truncate text-md font-semibold">{brand.name}</span>
      </div>
      <span
        aria-hidden
        className="absolute start-[54%] top-20 hidden text-[26rem] leading-none font-bold opacity-8 select-none lg:block"
      >
        {[...brand.name][0]?.toLocaleUpperCase()}
      </span>
      <div className="relative mt-auto hidden flex-col gap-8 lg:flex">
        {aside && (
          <p className="max-w-[18ch] text-2xl leading-9 font-semibold text-balance">{aside}</p>
        )}
        {steps && <StepList {...steps} />}
        {brand.address && (
          <p className="flex items-center gap-2 text-xs">
            <Lock aria-hidden className="size-3.5" />
            {brand.address}
          </p>
        )}
      </div>
    </header>
  );
}

/** A wider page without the panel: the landing page, the mailbox, a member's own page. */
export function PublicWidePage({
  brand = ROLLCALL,
  title,
  lead,
  acts,
  switcher,
  footer,
  children,
}: Omit<PublicPageProps, "above" | "aside" | "steps" | "kept"> & {
  acts?: ReactNode;
  /** In the place of the name, where it opens. */
  switcher?: ReactNode;
}) {
  const t = useTranslations("frame");
  return (
    <div className="flex min-h-dvh flex-col bg-background" data-tenant style={tint(brand)}>
      <title>{`${title} · ${brand.name}`}</title>
      <a className="skip-link" href="#content">
        {t("skip")}
      </a>
      <header className="flex h-16 flex-none items-center gap-2 bg-brand-panel px-5 text-brand-foreground sm:gap-3 md:px-8">
        <BrandMark isInverted logo={brand.logo} name={brand.name} size="md" />
        <div className="flex min-w-0 flex-1">
          {switcher ?? <span className="truncate text-md font-semibold">{brand.name}</span>}
        </div>
        <LocaleSwitch />
      </header>
      <main
        className="mx-auto flex w-full max-w-page flex-1 flex-col gap-6 px-5 py-8 md:px-8"
        id="content"
      >
        <div className="flex flex-col gap-4 md:flex-row md:items-start">
          <div className="min-w-0 flex-1">
            <h1 className="text-3xl font-semibold wrap-anywhere">{title}</h1>
            {lead && <p className="mt-1.5 max-w-prose text-md text-muted">{lead}</p>}
          </div>
          {acts && <div className="flex flex-none flex-wrap gap-3">{acts}</div>}
        </div>
        {children}
      </main>
      <PublicFooter {...footer} />
    </div>
  );
}
