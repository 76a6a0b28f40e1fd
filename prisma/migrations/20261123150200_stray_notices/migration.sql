-- What was posted as a mail that came back and is about no message of ours: kept for 30 days so that whoever runs the
-- installation can see that something goes wrong, or that somebody tries. No address and no word of it: its size, and the
-- digest by which the mail server that posted it finds it again. Nothing is ever matched with it.
CREATE TABLE ops.stray_notices (
  id bigint GENERATED ALWAYS AS IDENTITY,
  at timestamptz(3) NOT NULL, why text NOT NULL, bytes int NOT NULL, digest text NOT NULL,
  CONSTRAINT stray_notices_pkey PRIMARY KEY (id),
  CONSTRAINT stray_notice_why_is_known CHECK (why IN ('unsigned', 'unknown', 'none')),
  CONSTRAINT stray_notice_has_a_size CHECK (bytes >= 0),
  CONSTRAINT stray_notice_digest_is_one CHECK (digest ~ '^[0-9a-f]{64}$')
);
CREATE INDEX stray_notices_at ON ops.stray_notices (at);
GRANT SELECT, INSERT, DELETE ON ops.stray_notices TO rollcall_runtime;
