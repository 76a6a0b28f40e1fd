import { validateRequest } from "twilio/lib/webhooks/webhooks.js";

/** Whether the provider itself called this address with these fields: nobody else knows the account's token. */
export const isSignedByTwilio = (
  token: string,
  signature: string,
  called: string,
  fields: Record<string, string>,
): boolean => validateRequest(token, signature, called, fields);
