import { z } from "zod";

const PORT_RANGE = "must be a port number from 1 to 65535";

const text = () => z.string().trim();
const whole = (fallback: number, lowest: number, highest: number, hint: string) =>
  z.coerce.number({ error: hint }).int(hint).min(lowest, hint).max(highest, hint).default(fallback);

const databaseUrl = z
  .string({
    error: "must be set, for example postgresql://login:password@host:5432/rollcall",
  })
  .regex(/^postgres(ql)?:\/\//, "must be a URL that begins with postgresql://")
  .refine(
    (value) => URL.canParse(value),
    "must be a URL such as postgresql://login:password@host:5432/rollcall",
  );

const origin = z
  .string()
  .refine((value) => /^https?:\/\//.test(value) && URL.canParse(value), {
    error: "must begin with http:// or https://",
    abort: true,
  })
  .refine(
    (value) => new URL(value).pathname === "/",
    "must be an origin without a path, such as https://people.example.org",
  )
  .transform((value) => new URL(value).origin);

const KEYS_HINT =
  'must be versions and keys such as "1:<32 bytes as base64url>", separated by commas';

function validKeys(value: string): boolean {
  const versions = value.split(",").map((part) => {
    const [version, key = ""] = part.trim().split(":");
    return /^[1-9]\d*$/.test(version ?? "") && Buffer.from(key, "base64url").length === 32
      ? version
      : undefined;
  });
  return !versions.includes(undefined) && new Set(versions).size === versions.length;
}

const keys = z.string({ error: `must be set: it ${KEYS_HINT}` }).refine(validKeys, KEYS_HINT);

/** Every variable that Rollcall reads. `.env.example` explains them; a test holds the two together. */
export const envShape = {
  DATABASE_URL: databaseUrl,
  MIGRATION_DATABASE_URL: databaseUrl.optional(),
  DATABASE_POOL: whole(10, 2, 500, "must be a whole number of connections from 2 to 500"),
  ROLLCALL_KEYS: keys,
  APP_URL: origin.optional(),
  PORT: whole(3000, 1, 65535, PORT_RANGE),
  HOST: text().optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/[^/]/, "must be a URL that begins with smtp:// or smtps://")
    .optional(),
  MAIL_TRANSPORT: z
    .enum(["local", "smtp", "none"], { error: "must be local, smtp or none" })
    .optional(),
  MAILBOX_DIR: text().optional(),
  MAIL_FROM: z.email("must be one mail address, such as people@example.org").optional(),
  BOUNCE_DOMAIN: z
    .string()
    .regex(
      /^(?=.{1,189}$)[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)+$/,
      "must be a domain in lower case, such as bounces.example.org",
    )
    .optional(),
  MAIL_WEBHOOK_SECRET: z.string().trim().min(32, "must be at least 32 characters long").optional(),
  OWN_SMTP: z.enum(["public", "any"], { error: "must be public or any" }).default("public"),
  DNS_SERVERS: z
    .string()
    .regex(
      /^(?:\[[\da-fA-F:]+\]|[\d.]+)(?::\d+)?(?:,(?:\[[\da-fA-F:]+\]|[\d.]+)(?::\d+)?)*$/,
      "must be addresses such as 192.0.2.53 or 192.0.2.53:5353, separated by commas",
    )
    .optional(),
  MAIL_RATE: whole(50, 1, 10_000, "must be a whole number of messages per second from 1 to 10000"),
  MAIL_LEASE_SECONDS: whole(60, 2, 3_600, "must be a whole number of seconds from 2 to 3600"),
  TEXT_TRANSPORT: z
    .enum(["local", "twilio", "none"], { error: "must be local, twilio or none" })
    .optional(),
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[\da-f]{32}$/i, "must be AC and 32 hexadecimal digits")
    .optional(),
  TWILIO_AUTH_TOKEN: z.string().trim().min(32, "must be at least 32 characters long").optional(),
  TWILIO_FROM: z
    .string()
    .regex(
      /^(?:\+[1-9]\d{6,14}|MG[\da-f]{32})$/i,
      "must be a number such as +33612345678 or a messaging service, MG and 32 hexadecimal digits",
    )
    .optional(),
  TWILIO_URL: origin.default("https://api.twilio.com"),
  TEXT_RATE: whole(10, 1, 1_000, "must be a whole number of texts per second from 1 to 1000"),
  TEXT_BUDGET: whole(2_000, 0, 1_000_000, "must be a whole number of texts a day up to 1000000"),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
      error: "must be fatal, error, warn, info, debug, trace or silent",
    })
    .default("info"),
  METRICS_TOKEN: z.string().trim().min(16, "must be at least 16 characters long").optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .string()
    .refine(
      (value) => /^https?:\/\//.test(value) && URL.canParse(value),
      "must be a URL that begins with http:// or https://",
    )
    .optional(),
  TRUST_PROXY: whole(
    0,
    0,
    10,
    "must be the number of proxies in front of the server, from 0 to 10",
  ),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: z
    .string()
    .refine(
      (value) => [16, 24, 32].includes(Buffer.from(value, "base64").length),
      "must be 16, 24 or 32 bytes as base64",
    )
    .optional(),
  DATA_DIR: text().optional(),
  LOCAL_SMTP_PORT: z.coerce
    .number({ error: PORT_RANGE })
    .int(PORT_RANGE)
    .min(1, PORT_RANGE)
    .max(65535, PORT_RANGE)
    .optional(),
} as const;

const TWILIO = ["TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "TWILIO_FROM"] as const;

/** Where nothing is said: over Twilio if it is set up, else to where mails stay too. */
const textsBy = (given: Record<string, unknown>, mails: string) =>
  given.TWILIO_ACCOUNT_SID ? "twilio" : mails === "local" ? "local" : "none";

/** What texts need to go that way and was not given. */
const NEEDED = { twilio: TWILIO, local: ["MAILBOX_DIR"], none: [] } as const;

const envSchema = z.object(envShape).transform((value, context) => {
  const transport = value.MAIL_TRANSPORT ?? (value.SMTP_URL ? "smtp" : "none");
  const complain = (name: string, message: string) =>
    context.addIssue({ code: "custom", path: [name], message });
  if (transport !== "none" && !value.SMTP_URL)
    complain("SMTP_URL", `must be set when MAIL_TRANSPORT is ${transport}`);
  if (transport === "local" && !value.MAILBOX_DIR)
    complain("MAILBOX_DIR", "must be set when MAIL_TRANSPORT is local");
  if (transport === "smtp" && !value.MAIL_FROM)
    complain("MAIL_FROM", "must be set when mail goes out over SMTP_URL");
  const { TEXT_TRANSPORT: texts = textsBy(value, transport) } = value;
  for (const name of NEEDED[texts].filter((needed: keyof typeof value) => !value[needed]))
    complain(name, `must be set when TEXT_TRANSPORT is ${texts}`);
  return {
    ...value,
    TEXT_TRANSPORT: texts,
    APP_URL: value.APP_URL ?? `http://localhost:${value.PORT}`,
    MAIL_TRANSPORT: transport,
    MAIL_FROM: value.MAIL_FROM ?? "no-reply@rollcall.localhost",
  };
});

export type Env = z.output<typeof envSchema>;

/** A wrong or missing setting. Its message is one sentence a variable, fit for whoever starts the program. */
export class EnvError extends Error {
  override name = "EnvError";
}

/** Checks a set of variables; an empty value counts as not set. */
export function readEnv(variables: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));
  const result = envSchema.safeParse(given);
  if (result.success) return result.data;
  throw new EnvError(
    result.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}.`).join("\n"),
  );
}

let current: Env | undefined;

/** This process's settings, read at the first look: a build, which needs none of them, never looks. */
export const env: Readonly<Env> = new Proxy({} as Env, {
  get: (_, name) => {
    current ??= readEnv(process.env);
    return Reflect.get(current, name);
  },
});

/** Reads the settings anew at the next look: of tests, each file has a database of its own. */
export const forgetEnv = (): void => {
  current = undefined;
};

/** Set by `next dev`, `next build` and `next start` themselves; it changes headers, never behaviour. */
export const isDevelopment = process.env.NODE_ENV === "development";
