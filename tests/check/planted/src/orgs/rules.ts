import { z } from "zod";
import type { RefusalCode } from "@/lib/refusal";

export const slug = z.string();
export const refuse = (): RefusalCode => "gone";
