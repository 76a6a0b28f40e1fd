// planted: imports app-is-thin
import { pool } from "@/lib/db";

export const raw = () => pool;
