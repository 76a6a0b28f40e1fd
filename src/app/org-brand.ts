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

/** Where its people find help, for the foot of its pages. */
export const helpOf = (org: {
  helpUrl: string | null;
  helpContact: string | null;
}): FooterLinks => ({
  helpHref: org.helpUrl ?? undefined,
  helpContact: org.helpContact ?? undefined,
});
