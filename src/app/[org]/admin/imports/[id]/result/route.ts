import type { NextRequest } from "next/server";
import { rowsFile } from "../words/rows-file";

type Context = { params: Promise<{ org: string; id: string }> };

/** Downloads all rows, each with what became of it. */
export async function GET(_: NextRequest, { params }: Context): Promise<Response> {
  return rowsFile(await params, "result");
}
