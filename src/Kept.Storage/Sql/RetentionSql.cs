namespace Kept.Storage.Sql;

internal static class RetentionSql
{
    public const string Holds = """
        SELECT hold, agreement, since, until, reason, recorded, released FROM holds
        WHERE organisation = @organisation AND workspace = @workspace ORDER BY hold
        """;

    public const string NextHold = "SELECT COALESCE(MAX(hold), 0) + 1 FROM holds WHERE organisation = @organisation";

    public const string AddHold = """
        INSERT INTO holds (organisation, hold, workspace, agreement, since, until, reason, recorded, released)
        VALUES (@organisation, @hold, @workspace, @agreement, @since, @until, @reason, @recorded, NULL)
        ON CONFLICT (organisation, hold) DO NOTHING
        """;

    public const string Release = """
        UPDATE holds SET released = @recorded
        WHERE organisation = @organisation AND workspace = @workspace AND hold = @hold AND released IS NULL
        """;

    /// <summary>A source in every way in which it ever read its files.</summary>
    public const string Sources = """
        SELECT source, batches, revision, layout_hash, layout FROM sources
        WHERE organisation = @organisation AND workspace = @workspace AND name = @name ORDER BY source
        """;

    public const string Months = """
        SELECT series, month, part, revision, latest, row_count, batch FROM months
        WHERE organisation = @organisation AND source = @source ORDER BY series, month, part
        """;

    public const string Days = """
        SELECT series, day, part, revision, latest, row_count, batch FROM segments
        WHERE organisation = @organisation AND source = @source ORDER BY series, day, part
        """;

    /// <summary>How many pieces of cases there are.</summary>
    public const string CountCases = """
        SELECT (SELECT COUNT(*) FROM cases c WHERE c.organisation = @organisation AND c.source = @source)
            + (SELECT COUNT(*) FROM segments s WHERE s.organisation = @organisation AND s.source = @source)
        """;

    public const string RemoveMonth = """
        DELETE FROM months WHERE organisation = @organisation AND source = @source AND series = @series AND month = @number
            AND part = @part AND revision = @revision
        """;

    public const string RemoveDay = """
        DELETE FROM segments WHERE organisation = @organisation AND source = @source AND series = @series AND day = @number
            AND part = @part AND revision = @revision
        """;

    public const string Imports = """
        SELECT import, files FROM imports
        WHERE organisation = @organisation AND source = @source AND recorded < @before ORDER BY import DESC
        """;

    public const string RemoveImport = """
        DELETE FROM imports WHERE organisation = @organisation AND source = @source AND import = @import
        """;

    public const string AddRemoval = """
        INSERT INTO removals (organisation, source, since, until, recorded) VALUES (@organisation, @source, @since, @until, @recorded)
        ON CONFLICT (organisation, source, since, until) DO UPDATE SET recorded = excluded.recorded
        """;

    public const string Removals = """
        SELECT since, until, recorded FROM removals WHERE organisation = @organisation AND source = @source ORDER BY since, until
        """;
}
