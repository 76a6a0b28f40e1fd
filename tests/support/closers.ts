import { afterEach } from "vitest";

/** What a test opened; ended after it, last first. */
export const closers: (() => unknown)[] = [];

/** Called by each configuration's set-up, once a file: files of one process share this module. */
export const closeAfterEach = (): void =>
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close();
  });
