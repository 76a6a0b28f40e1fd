// planted: imports nouns-do-not-see-the-web
import { cookies } from "next/headers";

export const readCookie = () => cookies();
