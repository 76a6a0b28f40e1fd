import pino from "pino";
import { env } from "./env";

/** Structured logs: ids and codes only. The redaction is the net under that rule, not the rule. */
export const log = pino({
  level: env.LOG_LEVEL,
  base: undefined,
  redact: {
    paths: [
      "email",
      "phone",
      "to",
      "token",
      "link",
      "password",
      "*.email",
      "*.phone",
      "*.to",
      "*.token",
      "*.link",
      "*.password",
    ],
    censor: "[redacted]",
  },
});
