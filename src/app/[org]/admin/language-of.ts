import { LANGUAGES } from "@/accounts/input";

/** The first of these that letters are written in, English where none is. */
export const languageOf = (...wishes: (string | null | undefined)[]) =>
  LANGUAGES.find((language) => wishes.find(Boolean) === language) ?? "en";
