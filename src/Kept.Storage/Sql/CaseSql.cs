namespace Kept.Storage.Sql;

internal static class CaseSql
{
    public const string Add = """
        INSERT INTO cases (organisation, source, month, part, revision, row_count, latest, first_batch, batch, payload, others)
        VALUES (@organisation, @source, @month, @part, @revision, @rows, @latest, @first, @batch, @payload, @others)
        """;

    public const string Copy = """
        COPY cases (organisation, source, month, part, revision, row_count, latest, first_batch, batch, payload, others) FROM STDIN (FORMAT BINARY)
        """;

    /// <summary>All blocks, without the other rows.</summary>
    public const string All = """
        SELECT month, part, revision, row_count, latest, first_batch, batch, payload, CASE WHEN others IS NULL THEN 0 ELSE 1 END FROM cases
        WHERE organisation = @organisation AND source = @source AND first_batch < @batches ORDER BY month, part
        """;

    public const string Others = """
        SELECT others FROM cases
        WHERE organisation = @organisation AND source = @source AND month = @month AND part = @part AND revision = @revision
        """;

    public const string Payloads = "SELECT payload, others FROM cases WHERE organisation = @organisation AND source = @source";

    public const string Remove = """
        DELETE FROM cases
        WHERE organisation = @organisation AND source = @source AND month = @month AND part = @part AND revision = @revision
        """;

    /// <summary>Rows of cases that an earlier version of this program stored one behind the other.</summary>
    public const string Loose = """
        SELECT batch, payload FROM segments
        WHERE organisation = @organisation AND source = @source AND batch < @batches ORDER BY series, day, part
        """;

    public const string RemoveLoose = "DELETE FROM segments WHERE organisation = @organisation AND source = @source";
}
