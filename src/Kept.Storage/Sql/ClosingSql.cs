namespace Kept.Storage.Sql;

internal static class ClosingSql
{
    /// <summary>Every period that was ever closed, as it is now.</summary>
    public const string All = """
        SELECT c.agreement, c.period, c.revision, c.recorded, c.state FROM closings c
        WHERE c.organisation = @organisation AND c.workspace = @workspace AND c.revision = (
            SELECT MAX(l.revision) FROM closings l
            WHERE l.organisation = @organisation AND l.workspace = c.workspace AND l.agreement = c.agreement AND l.period = c.period)
        ORDER BY c.agreement, c.period
        """;

    public const string Last = """
        SELECT agreement, period, revision, recorded, state FROM closings
        WHERE organisation = @organisation AND workspace = @workspace AND agreement = @agreement AND period = @period
        ORDER BY revision DESC LIMIT 1
        """;

    public const string Add = """
        INSERT INTO closings (organisation, workspace, agreement, period, revision, recorded, state)
        VALUES (@organisation, @workspace, @agreement, @period, @revision, @recorded, @state)
        ON CONFLICT (organisation, workspace, agreement, period, revision) DO NOTHING
        """;

    public const string AddSource = """
        INSERT INTO closed_sources (organisation, source, workspace, agreement, period, revision, batches)
        VALUES (@organisation, @source, @workspace, @agreement, @period, @revision, @batches)
        """;

    /// <summary>How many batches of a source there were whenever something was closed.</summary>
    public const string Bounds = """
        SELECT DISTINCT batches FROM closed_sources WHERE organisation = @organisation AND source = @source ORDER BY batches
        """;

    public const string Sources = """
        SELECT source, batches FROM closed_sources
        WHERE organisation = @organisation AND workspace = @workspace AND agreement = @agreement AND period = @period
            AND revision = @revision
        """;
}
