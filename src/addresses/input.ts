import { z } from "zod";
import { email } from "@/accounts/input";

/** One address, as somebody typed it. Every message is a code that the page has a sentence for. */
const addressInput = email
  .refine((value) => value !== null, "email-missing")
  .transform((value) => value ?? "");

export const addressForm = z.object({ email: addressInput });
