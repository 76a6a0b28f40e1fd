// planted: imports database-behind-lib
import pg from "pg";

export const queryRaw = () => new pg.Pool();
