import { z } from "zod";
import { e164, email, line } from "@/accounts/input";

/** One address, as somebody typed it. Every message is a code that the page has a sentence for. */
const addressInput = email
  .refine((value) => value !== null, "email-missing")
  .transform((value) => value ?? "");

/** One number to E.164, with the organisation's country where none is typed. */
export const mobileForm = (country: string) =>
  z.object({
    phone: line(40).transform((typed, context) => {
      const number = typed && e164(typed, country);
      if (number) return number;
      context.addIssue({ code: "custom", message: typed ? "phone-wrong" : "phone-missing" });
      return z.NEVER;
    }),
  });

export const addressForm = z.object({ email: addressInput });
