import { env } from "./env";

const isSecure = (): boolean => env.APP_URL.startsWith("https:");

/** Where a browser keeps the nonce that its forms are bound to; under https bound to this very host. */
export const formCookieName = (): string => (isSecure() ? "__Host-form" : "form");

/** A fresh nonce. It says nothing about anybody and ends with the browser's session. */
export const newFormCookie = () => ({
  name: formCookieName(),
  value: Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString("base64url"),
  httpOnly: true,
  sameSite: "lax" as const,
  path: "/",
  secure: isSecure(),
});
