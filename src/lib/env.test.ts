import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { EnvError, envShape, readEnv } from "@/lib/env";

const key = (byte: number) => Buffer.alloc(32, byte).toString("base64url");
const least = {
  DATABASE_URL: "postgresql://app:secret@localhost/rollcall",
  ROLLCALL_KEYS: `1:${key(1)}`,
};

const complaint = (variables: Record<string, string | undefined>) => {
  try {
    readEnv(variables);
  } catch (error) {
    if (error instanceof EnvError) return error.message;
    throw error;
  }
  return "";
};

describe("the environment", () => {
  test(".env.example lists exactly the variables that are read", () => {
    const example = readFileSync(".env.example", "utf8");
    const listed = [...example.matchAll(/^#?\s*([A-Z][A-Z_]+)=/gm)].map(([, name]) => name);
    expect(listed.toSorted()).toEqual(Object.keys(envShape).toSorted());
  });

  test("every example value that is given passes", () => {
    const example = readFileSync(".env.example", "utf8");
    const given = Object.fromEntries(
      [...example.matchAll(/^# ([A-Z][A-Z_]+)=(.+)$/gm)].map(([, name, value]) => [name, value]),
    );
    expect(complaint({ ...given, ROLLCALL_KEYS: least.ROLLCALL_KEYS })).toBe("");
  });

  test("defaults follow from what is set", () => {
    expect(readEnv({ ...least, PORT: "3999" })).toMatchObject({
      APP_URL: "http://localhost:3999",
      MAIL_TRANSPORT: "none",
      MAIL_RATE: 50,
    });
    const mailing = {
      ...least,
      SMTP_URL: "smtp://localhost:25",
      MAIL_FROM: "people@example.org",
    };
    expect(readEnv(mailing)).toMatchObject({
      MAIL_TRANSPORT: "smtp",
      MAIL_FROM: "people@example.org",
    });
  });

  test("an empty value counts as not set", () => {
    expect(readEnv({ ...least, SMTP_URL: "", PORT: " " })).toMatchObject({
      PORT: 3000,
      MAIL_TRANSPORT: "none",
    });
  });

  test.each([
    ["DATABASE_URL", undefined, /^DATABASE_URL must be set/],
    [
      "DATABASE_URL",
      "mysql://localhost/x",
      /^DATABASE_URL must be a URL that begins with postgresql/,
    ],
    ["ROLLCALL_KEYS", undefined, /^ROLLCALL_KEYS must be set/],
    ["ROLLCALL_KEYS", "1:short", /^ROLLCALL_KEYS must be versions/],
    ["ROLLCALL_KEYS", `1:${key(1)},1:${key(2)}`, /^ROLLCALL_KEYS must be versions/],
    ["ROLLCALL_KEYS", `0:${key(1)}`, /^ROLLCALL_KEYS must be versions/],
    ["DATABASE_POOL", "1", /^DATABASE_POOL must be a whole number/],
    ["APP_URL", "people.example.org", /^APP_URL must begin with http:\/\/ or https:\/\/\.$/],
    ["APP_URL", "https://example.org/people", /^APP_URL must be an origin/],
    ["PORT", "http", /^PORT must be a port number/],
    ["PORT", "70000", /^PORT must be a port number/],
    ["SMTP_URL", "mail.example.org", /^SMTP_URL must be a URL/],
    ["SMTP_URL", "smtp://mail.example.org", /^MAIL_FROM must be set/],
    ["MAIL_FROM", "people", /^MAIL_FROM must be one mail address/],
    ["MAIL_RATE", "0", /^MAIL_RATE must be a whole number/],
    ["OWN_SMTP", "yes", /^OWN_SMTP must be public or any/],
    ["DNS_SERVERS", "ns.example.org", /^DNS_SERVERS must be addresses/],
    ["MAIL_TRANSPORT", "pigeon", /^MAIL_TRANSPORT must be local, smtp or none/],
    ["MAIL_TRANSPORT", "local", /^SMTP_URL must be set.*\nMAILBOX_DIR must be set/],
    ["LOG_LEVEL", "loud", /^LOG_LEVEL must be fatal/],
    ["TRUST_PROXY", "-1", /^TRUST_PROXY must be the number/],
    ["NEXT_SERVER_ACTIONS_ENCRYPTION_KEY", "abc", /^NEXT_SERVER_ACTIONS_ENCRYPTION_KEY must be 16/],
    ["LOCAL_SMTP_PORT", "x", /^LOCAL_SMTP_PORT must be a port/],
  ])("%s=%s is refused by name", (name, value, sentence) => {
    expect(complaint({ ...least, [name]: value })).toMatch(sentence);
  });
});
