import { displayName } from "@/accounts/input";
import { wholeName } from "@/lib/i18n/locales";

/** What a person is called for a reader of this language: Chinese and Japanese names stand in their own order. */
export const nameFor = (locale: string, person: Parameters<typeof displayName>[0]): string =>
  wholeName(locale, person.firstName, person.lastName) || displayName(person);
