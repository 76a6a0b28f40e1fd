import { seeOther } from "@/app/flash";
import { takeCode } from "../take-code";

export const POST = (request: Request): Promise<Response> => takeCode(request, { page: "/code" });

export const GET = (): Response => seeOther("/code");
