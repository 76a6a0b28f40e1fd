import type { TestSpecification } from "vitest/node";
import { BaseSequencer } from "vitest/node";

/** Files that take longest: begun last, one of them would keep a single worker busy while the other waits. */
const LONG = [
  "tests/explain.db.test.ts",
  "tests/backup.db.test.ts",
  "src/runs/killed.db.test.ts",
  "src/runs/applied-again.db.test.ts",
  "tests/tenancy.db.test.ts",
];

const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = LONG.findIndex((file) => moduleId.endsWith(file));
  return place < 0 ? LONG.length : place;
};

/** Runs the long files first; the others as Vitest would. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}
