-- A file of letters is for somebody: said by name, and as Prisma knows lists.
ALTER TABLE app.letter_parts ALTER COLUMN account_ids DROP NOT NULL,
  ADD CONSTRAINT letter_part_is_for_somebody CHECK (coalesce(cardinality(account_ids), 0) > 0);
