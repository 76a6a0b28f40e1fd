-- Which version of the master key the digest of a number was made with that answered STOP: without it, retiring one would forget
-- these numbers and nobody could say how many. NULL: noted before anybody wrote it down.
ALTER TABLE ops.text_stops ADD COLUMN key_version int;
