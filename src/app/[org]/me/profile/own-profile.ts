import { isNamed, NAMED, newAccount } from "@/accounts/input";

/** What a person may say about themselves, in the order of the form. */
export const LINES = [
  { name: "firstName", most: 100, autoComplete: "given-name" },
  { name: "lastName", most: 100, autoComplete: "family-name" },
  { name: "jobTitle", most: 200, autoComplete: "organization-title" },
  { name: "department", most: 200, autoComplete: "off" },
  { name: "company", most: 200, autoComplete: "organization" },
  { name: "address", most: 300, autoComplete: "address-line1" },
  { name: "zipcode", most: 20, autoComplete: "postal-code" },
  { name: "city", most: 100, autoComplete: "address-level2" },
  { name: "country", most: 100, autoComplete: "country-name" },
] as const;

export const NAMES = LINES.map(({ name }) => name);

/** A person keeps one name: colleagues would see nobody. */
export const ownProfile = newAccount
  .pick({
    firstName: true,
    lastName: true,
    jobTitle: true,
    department: true,
    company: true,
    address: true,
    zipcode: true,
    city: true,
    country: true,
  })
  .refine(isNamed, NAMED);
