import { env } from "../env";
import { ownUrl } from "../secrets";

export const TEXTS_PATH = "/api/webhooks/texts";

const ID = "[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}";
const NAMED = new RegExp(`^(${ID})\\.(${ID})$`);

/** Nobody outside reaches a machine that knows itself by such a name only, and Twilio refuses to try. */
const isUnreachable = (): boolean =>
  /^(?:localhost|127\.|\[::1\])/.test(new URL(env.APP_URL).hostname) &&
  env.TWILIO_URL === "https://api.twilio.com";

/** Where the provider is to tell what became of a text; its signature proves the address too. */
export const callbackOf = (org: string, message: string): string | undefined =>
  isUnreachable() ? undefined : ownUrl(`${TEXTS_PATH}?message=${org}.${message}`);

/** The text that such an address names, and its organisation. */
export function readCallback(named: string | null): { org: string; message: string } | undefined {
  const [, org, message] = NAMED.exec(named ?? "") ?? [];
  return org && message ? { org, message } : undefined;
}
