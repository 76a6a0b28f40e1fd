import { z } from "zod";
import { line } from "@/accounts/input";

/** Where mail servers listen for letters to hand on. */
export const SMTP_PORTS = [587, 465, 25, 2525] as const;
export const SECURITIES = ["STARTTLS", "TLS", "NONE"] as const;

const HOST =
  /^(?=.{1,253}$)(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)*[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$|^[\da-fA-F:]*:[\da-fA-F:.]*$/u;

const isUsualPort = (port: number): boolean => SMTP_PORTS.some((usual) => usual === port);

/** An own mail server as the form gives it; `anyPort` where the installation lets organisations use any. */
export const serverInput = ({ anyPort }: { anyPort: boolean }) =>
  z
    .object({
      host: z
        .string()
        .trim()
        .toLowerCase()
        .min(1, { error: "host-missing", abort: true })
        .regex(HOST, "host-wrong"),
      port: z.coerce
        .number("port-wrong")
        .int("port-wrong")
        .min(1, "port-wrong")
        .max(65_535, "port-wrong")
        .refine((port) => anyPort || isUsualPort(port), "port-wrong"),
      security: z.enum(SECURITIES, "security-wrong"),
      username: line(254),
      /** Empty keeps the stored one. */
      password: z
        .string()
        .max(1_000, "too-long")
        .transform((value) => value || null),
    })
    .refine(({ security, username }) => username === null || security !== "NONE", {
      error: "secret-in-clear",
      path: ["security"],
    });
export type ServerInput = z.output<ReturnType<typeof serverInput>>;

/** The name under which a mail server publishes its key. */
export const selectorInput = z
  .string()
  .trim()
  .toLowerCase()
  .regex(
    /^(?:[a-z\d](?:[a-z\d_-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d_-]{0,61}[a-z\d])?)*)?$/,
    "selector-wrong",
  )
  .max(120, "selector-wrong")
  .transform((value) => value || null);
