-- Measurements of an agreement that may not be removed, however old they are: from a day to a day, or all when left out.
CREATE TABLE holds (
    organisation {number} NOT NULL,
    hold {number} NOT NULL,
    workspace {number} NOT NULL,
    agreement {text} NOT NULL,
    since {text},
    until {text},
    reason {text} NOT NULL,
    recorded {number} NOT NULL,
    released {number},
    PRIMARY KEY (organisation, hold),
    FOREIGN KEY (organisation, workspace) REFERENCES workspaces (organisation, workspace)
){strict};

-- The time, in ticks, of which measurements of a source were removed.
CREATE TABLE removals (
    organisation {number} NOT NULL,
    source {number} NOT NULL,
    since {number} NOT NULL,
    until {number} NOT NULL,
    recorded {number} NOT NULL,
    PRIMARY KEY (organisation, source, since, until),
    FOREIGN KEY (organisation, source) REFERENCES sources (organisation, source)
){strict};
