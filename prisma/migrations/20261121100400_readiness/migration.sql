-- /api/ready compares what is applied with what the program knows. Prisma's shadow database has no such table.
DO $$ BEGIN
  IF to_regclass('ops._prisma_migrations') IS NOT NULL THEN
    GRANT SELECT (migration_name, finished_at) ON ops._prisma_migrations TO rollcall_runtime;
  END IF;
END $$;
