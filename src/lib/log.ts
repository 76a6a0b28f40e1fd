import type { Logger } from "pino";
import pino from "pino";
import { env } from "./env";

const make = (): Logger =>
  pino({
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

let made: Logger | undefined;

/**
 * Structured logs: ids and codes only. The redaction is the net under that rule, not the rule. Made at the first line, so
 * that a build and programs that find their settings first can import whatever logs.
 */
export const log: Pick<Logger, "debug" | "info" | "warn" | "error" | "fatal"> = new Proxy(
  {} as Logger,
  {
    get: (_, name) => {
      made ??= make();
      const found = Reflect.get(made, name);
      return typeof found === "function" ? found.bind(made) : found;
    },
  },
);
