import { vi } from "vitest";
import { forgetEnv } from "@/lib/env";
import { forgetKeys } from "@/lib/secrets";
import { answered } from "./run-admin";

/** This process has these keys from now on, as web and worker do once they are restarted with them. */
function restartWith(keys: string): void {
  vi.stubEnv("ROLLCALL_KEYS", keys);
  forgetEnv();
  forgetKeys();
}

/** Adds a version and restarts with it; what the operator was told. */
export async function rotate() {
  const told = await answered(["rotate-keys"]);
  restartWith(told.keys);
  return told;
}

/** Retires a version and restarts without it; what the operator was told. */
export async function retire(version: number) {
  const told = await answered(["retire-key", String(version), "--yes"]);
  restartWith(told.keys);
  return told;
}

/** Rotates, seals anew, and retires the version of before. */
export async function retireNow() {
  const { version } = await rotate();
  await answered(["reseal-secrets"]);
  return retire(version - 1);
}
