-- What keyed hashes of personal data are made with.
CREATE TABLE pseudonym_keys (
    organisation {number} NOT NULL,
    secret {bytes} NOT NULL,
    PRIMARY KEY (organisation)
){strict};

-- What stands in rows and statements in the place of personal data, by its keyed hash; without the value once that was erased.
CREATE TABLE pseudonyms (
    organisation {number} NOT NULL,
    pseudonym {text} NOT NULL,
    digest {text} NOT NULL,
    value {bytes},
    recorded {number} NOT NULL,
    erased {number},
    PRIMARY KEY (organisation, pseudonym),
    UNIQUE (organisation, digest)
){strict};
