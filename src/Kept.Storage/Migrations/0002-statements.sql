-- Statements as they were issued. One that was issued never changes; what changes later is a revision of its own.
CREATE TABLE statements (
    organisation {number} NOT NULL,
    workspace {number} NOT NULL,
    agreement {text} NOT NULL,
    version {number} NOT NULL,
    period {text} NOT NULL,
    revision {number} NOT NULL,
    recorded {number} NOT NULL,
    content {text} NOT NULL,
    content_hash {text} NOT NULL,
    changes {text} NOT NULL,
    PRIMARY KEY (organisation, workspace, agreement, version, period, revision),
    FOREIGN KEY (organisation, workspace) REFERENCES workspaces (organisation, workspace)
){strict};

-- What was done, in order. Each entry's hash covers the one before, so that none can be changed or taken out unseen.
CREATE TABLE audit_trail (
    organisation {number} NOT NULL,
    number {number} NOT NULL,
    recorded {number} NOT NULL,
    entry {text} NOT NULL,
    hash {text} NOT NULL,
    PRIMARY KEY (organisation, number)
){strict};
