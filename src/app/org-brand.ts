import { addressOf } from "@/gates/organization";
import { logoPath } from "@/orgs/rules";
import type { FooterLinks } from "@/ui/public/public-footer";
import type { PublicBrand } from "@/ui/public/public-page";

/** Whose page it is, as the page's header and panel show it. */
export const brandOf = (org: {
  name: string;
  slug: string;
  brand: string;
  logoFileId?: string | null;
}): PublicBrand => ({
  name: org.name,
  color: org.brand,
  logo: logoPath(org),
  address: addressOf(org.slug),
});

/** Where its people find help, and what they agree to, for the foot of its pages. */
export const helpOf = (org: {
  slug: string;
  helpUrl: string | null;
  helpContact: string | null;
  termsVersion?: number | null;
}): FooterLinks => ({
  privacyHref: org.termsVersion ? `/${org.slug}/terms` : undefined,
  helpHref: org.helpUrl ?? undefined,
  helpContact: org.helpContact ?? undefined,
});
