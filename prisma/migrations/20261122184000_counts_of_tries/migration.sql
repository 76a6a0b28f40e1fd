-- Counts of tries are of minutes: after a crash they may begin anew. Unlogged, a count waits for no disk, nor does whoever
-- counts by the same key: all who claim from behind one address.
ALTER TABLE ops.rate_limits SET UNLOGGED;
