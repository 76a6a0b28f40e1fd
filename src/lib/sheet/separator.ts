import type { Separator } from "../sheet";

/** What Excel expects between the cells of a CSV: a semicolon where the comma stands in numbers. */
export const separatorOf = (language: string): Separator =>
  new Intl.NumberFormat(language).format(1.5).includes(",") ? ";" : ",";
