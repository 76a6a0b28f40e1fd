-- As every list that prisma lays down: NULL is read as an empty one.
ALTER TABLE app.organizations ALTER COLUMN sending_days DROP NOT NULL;
