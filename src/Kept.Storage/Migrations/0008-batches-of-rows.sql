-- What has rows of later batches, for those who remember the rest.
CREATE INDEX segments_by_batch ON segments (organisation, source, batch);
CREATE INDEX months_by_batch ON months (organisation, source, batch);
