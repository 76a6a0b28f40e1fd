-- What an organisation's own mail server said when it last took no letter at all; emptied by the next one it takes.
ALTER TABLE app.senders
  ADD COLUMN failed_at timestamptz(3), ADD COLUMN fault text, ADD COLUMN answer text,
  ADD CONSTRAINT sender_fault_has_time CHECK ((failed_at IS NULL) = (fault IS NULL)),
  ADD CONSTRAINT sender_answer_is_short CHECK (length(answer) <= 500);
