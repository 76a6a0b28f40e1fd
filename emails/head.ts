import { cleanLine } from "./clean";
import type { BrandColors } from "./colors";
import { brandColors } from "./colors";

/** Whose letter it is. */
export interface Brand {
  name: string;
  /** Its colour as #rrggbb; null for the default one. */
  color: string | null;
  /** Whom to ask: a mail address, a web address or any words. */
  help: string | null;
  /** Where help is found besides. */
  helpPage?: string | null;
  /** The whole address of its picture; without one the first letter of its name stands on its colour. */
  logo?: string | null;
  postalAddress: string | null;
}

/** The brand as the layout needs it: cleaned, with its colours resolved. */
export interface LetterHead {
  mark: string;
  name: string;
  colors: BrandColors;
  help: { text: string; href: string | null } | null;
  helpPage: string | null;
  logo: string | null;
  /** The line under the letter. */
  imprint: string;
}

const MAIL_ADDRESS = /^[^\s@<>"',;:?&%]+@[^\s@<>"',;:?&%]+$/;
const WEB_ADDRESS = /^https?:\/\/[^\s"'<>]+$/;

export function headOf(brand: Brand): LetterHead {
  const name = cleanLine(brand.name);
  const help = cleanLine(brand.help ?? "");
  const postal = cleanLine(brand.postalAddress ?? "");
  return {
    name,
    mark: [...new Intl.Segmenter().segment(name)][0]?.segment.toUpperCase() ?? "",
    colors: brandColors(brand.color),
    helpPage: pageOf(brand.helpPage),
    logo: pageOf(brand.logo),
    help: help === "" ? null : { text: help, href: helpLink(help) },
    imprint: postal === "" ? name : `${name}, ${postal}`,
  };
}

function helpLink(help: string): string | null {
  if (MAIL_ADDRESS.test(help)) return `mailto:${help}`;
  return WEB_ADDRESS.test(help) ? help : null;
}

const pageOf = (address: string | null | undefined): string | null =>
  address && WEB_ADDRESS.test(address) ? address : null;
