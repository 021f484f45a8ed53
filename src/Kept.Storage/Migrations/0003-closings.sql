-- Periods of agreements whose measurements are closed. A revision is added whenever one is closed or opened again.
CREATE TABLE closings (
    organisation {number} NOT NULL,
    workspace {number} NOT NULL,
    agreement {text} NOT NULL,
    period {text} NOT NULL,
    revision {number} NOT NULL,
    recorded {number} NOT NULL,
    state {text} NOT NULL,
    PRIMARY KEY (organisation, workspace, agreement, period, revision),
    FOREIGN KEY (organisation, workspace) REFERENCES workspaces (organisation, workspace)
){strict};

-- Of each source that the agreement measures with, how many batches had been accepted when the period was closed; those count.
CREATE TABLE closed_sources (
    organisation {number} NOT NULL,
    source {number} NOT NULL,
    workspace {number} NOT NULL,
    agreement {text} NOT NULL,
    period {text} NOT NULL,
    revision {number} NOT NULL,
    batches {number} NOT NULL,
    PRIMARY KEY (organisation, source, workspace, agreement, period, revision),
    FOREIGN KEY (organisation, source) REFERENCES sources (organisation, source),
    FOREIGN KEY (organisation, workspace, agreement, period, revision)
        REFERENCES closings (organisation, workspace, agreement, period, revision)
){strict};
