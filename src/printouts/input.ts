import { z } from "zod";
import { SPLITS } from "@/handovers/rules";
import { FORMS } from "./rules";

export const lettersForm = z.object({ form: z.enum(FORMS), split: z.enum(SPLITS) });
