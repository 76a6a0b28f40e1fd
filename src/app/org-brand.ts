import { addressOf } from "@/gates/organization";
import type { PublicBrand } from "@/ui/public/public-page";

/** Whose page it is, as the page's header and panel show it. */
export const brandOf = (org: { name: string; slug: string; brand: string }): PublicBrand => ({
  name: org.name,
  color: org.brand,
  address: addressOf(org.slug),
});
