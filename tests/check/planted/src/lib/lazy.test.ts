// planted: biome noSkippedTests
// planted: biome noFocusedTests
import { test } from "vitest";

test.skip("later", () => undefined);
test.only("mine", () => undefined);
