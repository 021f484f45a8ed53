-- How far the audit trail tells of each file: its rows, and how many batches of its source had been accepted.
CREATE TABLE audited_files (
    organisation {number} NOT NULL,
    source {number} NOT NULL,
    file {text} NOT NULL,
    generation {number} NOT NULL,
    row_count {number} NOT NULL,
    bytes {number} NOT NULL,
    batches {number} NOT NULL,
    PRIMARY KEY (organisation, source, file),
    FOREIGN KEY (organisation, source) REFERENCES sources (organisation, source)
){strict};
