import type { NextRequest } from "next/server";
import { rowsFile } from "../words/rows-file";

type Context = { params: Promise<{ org: string; id: string }> };

/** Downloads the rows with errors, each with what is wrong. */
export async function GET(_: NextRequest, { params }: Context): Promise<Response> {
  return rowsFile(await params, "faults");
}
