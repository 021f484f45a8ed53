namespace Kept.Storage.Sql;

internal static class MonthSql
{
    public const string Add = """
        INSERT INTO months (organisation, source, series, month, part, revision, row_count, latest, batch, payload, details)
        VALUES (@organisation, @source, @series, @month, @part, @revision, @rows, @latest, @batch, @payload, @details)
        """;

    public const string Copy = """
        COPY months (organisation, source, series, month, part, revision, row_count, latest, batch, payload, details) FROM STDIN (FORMAT BINARY)
        """;

    public const string Revise = """
        UPDATE months SET revision = @next, row_count = @rows, latest = @latest, batch = @batch, payload = @payload, details = @details
        WHERE organisation = @organisation AND source = @source AND series = @series AND month = @month AND part = @part
            AND revision = @revision
        """;

    /// <summary>What there is with rows of some batch or a later one, without the rows themselves.</summary>
    public const string Headers = """
        SELECT series, month, part, revision, latest, batch FROM months WHERE organisation = @organisation AND source = @source AND batch >= @since
        """;

    public const string Between = """
        SELECT series, month, part, payload FROM months
        WHERE organisation = @organisation AND source = @source AND month >= @from AND month <= @to ORDER BY series, month, part
        """;

    /// <summary>What there is of a part of some months, without the rows themselves.</summary>
    public const string OfPart = """
        SELECT series, month, revision, row_count, latest FROM months
        WHERE organisation = @organisation AND source = @source AND series >= @first AND series <= @last AND month >= @from AND month <= @to AND part = @part
        """;

    public const string Payload = """
        SELECT payload FROM months
        WHERE organisation = @organisation AND source = @source AND series = @series AND month = @month AND part = @part
            AND revision = @revision
        """;

    public const string Details = """
        SELECT details FROM months
        WHERE organisation = @organisation AND source = @source AND series = @series AND month = @month AND part = @part
            AND revision = @revision
        """;

    public const string Whole = """
        SELECT payload, details FROM months
        WHERE organisation = @organisation AND source = @source AND series = @series AND month = @month AND part = @part
            AND revision = @revision
        """;
}
