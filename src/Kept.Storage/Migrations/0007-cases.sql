-- Cases by the month in UTC in which each begins, column by column: of each the row that counts when all is known, and the others of the same cases.
-- A month with very many has several parts, in order of time. The batches are the first and the last one with rows in it.
CREATE TABLE cases (
    organisation {number} NOT NULL,
    source {number} NOT NULL,
    month {number} NOT NULL,
    part {number} NOT NULL,
    revision {number} NOT NULL,
    row_count {number} NOT NULL,
    latest {number},
    first_batch {number} NOT NULL,
    batch {number} NOT NULL,
    payload {bytes} NOT NULL,
    others {bytes},
    PRIMARY KEY (organisation, source, month, part),
    FOREIGN KEY (organisation, source) REFERENCES sources (organisation, source)
){strict};
{external cases.payload};
{external cases.others};
