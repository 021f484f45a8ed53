namespace Kept.Storage.Sql;

internal static class SourceSql
{
    public const string Find = """
        SELECT source, batches, revision FROM sources
        WHERE organisation = @organisation AND workspace = @workspace AND name = @name AND layout_hash = @hash
        """;

    public const string Names = """
        SELECT DISTINCT name FROM sources WHERE organisation = @organisation AND workspace = @workspace ORDER BY name
        """;

    public const string NextNumber = "SELECT COALESCE(MAX(source), 0) + 1 FROM sources WHERE organisation = @organisation";

    public const string Add = """
        INSERT INTO sources (organisation, source, workspace, name, layout, layout_hash, batches, revision)
        VALUES (@organisation, @source, @workspace, @name, @layout, @hash, 0, 0)
        ON CONFLICT (organisation, workspace, name, layout_hash) DO NOTHING
        """;

    public const string Get = """
        SELECT source, batches, revision FROM sources WHERE organisation = @organisation AND source = @source
        """;

    public const string CountBatch = """
        UPDATE sources SET batches = @next WHERE organisation = @organisation AND source = @source AND batches = @batches
        """;

    public const string Revise = """
        UPDATE sources SET revision = @next WHERE organisation = @organisation AND source = @source AND revision = @revision
        """;

    public const string Series = """
        SELECT series, labels FROM series WHERE organisation = @organisation AND source = @source AND series > @after ORDER BY series
        """;

    public const string FindSeries = """
        SELECT series FROM series WHERE organisation = @organisation AND source = @source AND labels = @labels
        """;

    public const string NextSeries = "SELECT COALESCE(MAX(series), 0) + 1 FROM series WHERE organisation = @organisation AND source = @source";

    public const string AddSeries = """
        INSERT INTO series (organisation, source, series, labels) VALUES (@organisation, @source, @series, @labels)
        """;

    public const string CopySeries = "COPY series (organisation, source, series, labels) FROM STDIN (FORMAT BINARY)";
}
