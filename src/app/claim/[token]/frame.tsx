import { getTranslations } from "next-intl/server";
import type { ComponentProps, ReactNode } from "react";
import { brandOf, helpOf } from "@/app/org-brand";
import { PROOF_FIELD, proveForm } from "@/gates/form";
import type { ClaimLink } from "@/invitations/queries";
import { PublicNotice } from "@/ui/public/public-notice";
import { PublicPage } from "@/ui/public/public-page";
import { takesFocus } from "./faults";

type FrameProps = Omit<ComponentProps<typeof PublicPage>, "brand" | "footer"> & { link: ClaimLink };

/** A page of a claim link, in the colour and under the name of the organisation that invites. */
export function ClaimFrame({ link, ...page }: FrameProps) {
  const { orgName: name, orgSlug: slug, logoFileId } = link;
  const brand = brandOf({ name, slug, brand: link.brand, logoFileId });
  return <PublicPage {...page} brand={brand} footer={helpOf({ ...link, slug })} />;
}

interface BoundFormProps {
  token: string;
  /** The last part of the address that takes the form. */
  act: "save" | "agree" | "claim" | "decline" | "ask" | "switch";
  className?: string;
  /** Where what is typed lives through a change of the language: `keptForm` of its page. */
  id?: string | undefined;
  children: ReactNode;
}

/** A form that counts only in the browser it was shown in; it needs no script. */
export async function BoundForm({ token, act, className, id, children }: BoundFormProps) {
  return (
    <form action={`/claim/${token}/${act}`} className={className} id={id} method="post" noValidate>
      <input name={PROOF_FIELD} type="hidden" value={await proveForm(token)} />
      {children}
    </form>
  );
}

/** What went wrong with the form as a whole: said aloud and focused, because no field is to blame. */
export async function FormFault({ faults }: { faults: ReadonlySet<string> }) {
  const t = await getTranslations("claim.fault");
  const text = faultText(faults, t);
  if (!text) return null;
  return (
    <div {...takesFocus(true)} className="rounded-[0.625rem]" tabIndex={-1}>
      <PublicNotice isAlert tone="danger">
        {text}
      </PublicNotice>
    </div>
  );
}

function faultText(
  faults: ReadonlySet<string>,
  t: (key: "browser" | "terms" | "tryLater") => string,
): string | undefined {
  if (faults.has("browser")) return t("browser");
  if (faults.has("terms")) return t("terms");
  return faults.has("try-later") ? t("tryLater") : undefined;
}
