import { vi } from "vitest";

/** Texts go over Twilio, at an address where nobody listens until a fake one is begun. To be called before anything reads the environment. */
export const stubTwilio = () =>
  vi
    .stubEnv("TEXT_TRANSPORT", "twilio")
    .stubEnv("TWILIO_ACCOUNT_SID", `AC${"0".repeat(32)}`)
    .stubEnv("TWILIO_AUTH_TOKEN", "what-twilio-signs-with-in-these-tests")
    .stubEnv("TWILIO_FROM", "+33700000000")
    .stubEnv("TWILIO_URL", "http://127.0.0.1:9")
    .stubEnv("TEXT_RATE", "1000");
