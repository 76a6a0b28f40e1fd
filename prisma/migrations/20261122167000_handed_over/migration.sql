-- What a provider took and no worker has recorded yet, by the lease it was held under: whoever takes over the lease of a
-- worker that died does not send it again. Unlogged: a row a mail is written without waiting for the disk, and what a crash
-- of the server empties is repeated under the same Message-ID, no more.
CREATE UNLOGGED TABLE ops.handed_over (
  lease uuid NOT NULL,
  message uuid NOT NULL,
  at timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT handed_over_pkey PRIMARY KEY (lease, message)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON ops.handed_over TO rollcall_runtime;
