-- Whoever keeps the books. Every other row belongs to one of them.
CREATE TABLE organisations (
    organisation {number} NOT NULL,
    name {text} NOT NULL,
    PRIMARY KEY (organisation)
){strict};

-- A folder of texts. Its versions count up; the latest holds.
CREATE TABLE workspaces (
    organisation {number} NOT NULL,
    workspace {number} NOT NULL,
    name {text} NOT NULL,
    version {number} NOT NULL,
    PRIMARY KEY (organisation, workspace),
    UNIQUE (organisation, name)
){strict};

-- When each version became known, in ticks.
CREATE TABLE versions (
    organisation {number} NOT NULL,
    workspace {number} NOT NULL,
    version {number} NOT NULL,
    recorded {number} NOT NULL,
    PRIMARY KEY (organisation, workspace, version),
    FOREIGN KEY (organisation, workspace) REFERENCES workspaces (organisation, workspace)
){strict};

-- The bytes of a file from a version on, with their SHA-256; none when the file is gone from then on.
CREATE TABLE texts (
    organisation {number} NOT NULL,
    workspace {number} NOT NULL,
    path {text} NOT NULL,
    version {number} NOT NULL,
    content {bytes},
    digest {text},
    PRIMARY KEY (organisation, workspace, path, version),
    FOREIGN KEY (organisation, workspace, version) REFERENCES versions (organisation, workspace, version)
){strict};

-- A source as it reads its files. One that reads them in another way is another one with the same name.
CREATE TABLE sources (
    organisation {number} NOT NULL,
    source {number} NOT NULL,
    workspace {number} NOT NULL,
    name {text} NOT NULL,
    layout {text} NOT NULL,
    layout_hash {text} NOT NULL,
    batches {number} NOT NULL,
    revision {number} NOT NULL,
    PRIMARY KEY (organisation, source),
    UNIQUE (organisation, workspace, name, layout_hash),
    FOREIGN KEY (organisation, workspace) REFERENCES workspaces (organisation, workspace)
){strict};

-- What is measured one by one: the values of the source's dimensions, as JSON.
CREATE TABLE series (
    organisation {number} NOT NULL,
    source {number} NOT NULL,
    series {number} NOT NULL,
    labels {text} NOT NULL,
    PRIMARY KEY (organisation, source, series),
    UNIQUE (organisation, source, labels),
    FOREIGN KEY (organisation, source) REFERENCES sources (organisation, source)
){strict};

-- The rows of a series and a day in UTC that are in no month. A day with very many rows has several parts, in the order of arrival.
-- The form is 1 for rows as they came and 2 for the compact form, which can come into a month. The batch is the last one with rows in it.
CREATE TABLE segments (
    organisation {number} NOT NULL,
    source {number} NOT NULL,
    series {number} NOT NULL,
    day {number} NOT NULL,
    part {number} NOT NULL,
    revision {number} NOT NULL,
    row_count {number} NOT NULL,
    latest {number},
    batch {number} NOT NULL,
    form {number} NOT NULL,
    payload {bytes} NOT NULL,
    details {bytes},
    PRIMARY KEY (organisation, source, series, day, part),
    FOREIGN KEY (organisation, source, series) REFERENCES series (organisation, source, series)
){strict};
{external segments.payload};
{external segments.details};

-- The rows of a series and a month in UTC that is over, in the compact form. Of samples the details have times and order.
CREATE TABLE months (
    organisation {number} NOT NULL,
    source {number} NOT NULL,
    series {number} NOT NULL,
    month {number} NOT NULL,
    part {number} NOT NULL,
    revision {number} NOT NULL,
    row_count {number} NOT NULL,
    latest {number} NOT NULL,
    batch {number} NOT NULL,
    payload {bytes} NOT NULL,
    details {bytes},
    PRIMARY KEY (organisation, source, series, month, part),
    FOREIGN KEY (organisation, source, series) REFERENCES series (organisation, source, series)
){strict};
{external months.payload};
{external months.details};

-- Every batch that was ever accepted, so that none is accepted twice.
CREATE TABLE batches (
    organisation {number} NOT NULL,
    source {number} NOT NULL,
    origin {text} NOT NULL,
    batch {text} NOT NULL,
    number {number} NOT NULL,
    row_count {number} NOT NULL,
    recorded {number} NOT NULL,
    PRIMARY KEY (organisation, source, origin, batch),
    UNIQUE (organisation, source, number),
    FOREIGN KEY (organisation, source) REFERENCES sources (organisation, source)
){strict};

-- The rows of batches that are not in segments yet.
CREATE TABLE inbox (
    organisation {number} NOT NULL,
    source {number} NOT NULL,
    number {number} NOT NULL,
    row_count {number} NOT NULL,
    latest {number},
    payload {bytes} NOT NULL,
    PRIMARY KEY (organisation, source, number),
    FOREIGN KEY (organisation, source) REFERENCES sources (organisation, source)
){strict};
{external inbox.payload};

-- How far each file was imported. A file that says something else in its beginning begins a generation.
CREATE TABLE files (
    organisation {number} NOT NULL,
    source {number} NOT NULL,
    file {text} NOT NULL,
    generation {number} NOT NULL,
    row_count {number} NOT NULL,
    bytes {number} NOT NULL,
    digest {text} NOT NULL,
    revision {number} NOT NULL,
    PRIMARY KEY (organisation, source, file),
    FOREIGN KEY (organisation, source) REFERENCES sources (organisation, source)
){strict};

-- What was noticed when a source's files were read, as JSON.
CREATE TABLE imports (
    organisation {number} NOT NULL,
    source {number} NOT NULL,
    import {number} NOT NULL,
    recorded {number} NOT NULL,
    files {text} NOT NULL,
    report {text} NOT NULL,
    diagnostics {text} NOT NULL,
    PRIMARY KEY (organisation, source, import),
    FOREIGN KEY (organisation, source) REFERENCES sources (organisation, source)
){strict};
