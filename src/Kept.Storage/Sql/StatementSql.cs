namespace Kept.Storage.Sql;

internal static class StatementSql
{
    public const string All = """
        SELECT agreement, version, period, revision, recorded, content, content_hash, changes FROM statements
        WHERE organisation = @organisation AND workspace = @workspace
        ORDER BY agreement, version, period, revision
        """;

    /// <summary>The periods for which a statement was ever issued.</summary>
    public const string Periods = """
        SELECT DISTINCT agreement, period FROM statements WHERE organisation = @organisation AND workspace = @workspace
        """;

    public const string Last = """
        SELECT agreement, version, period, revision, recorded, content, content_hash, changes FROM statements
        WHERE organisation = @organisation AND workspace = @workspace AND agreement = @agreement
            AND version = @version AND period = @period
        ORDER BY revision DESC LIMIT 1
        """;

    public const string Add = """
        INSERT INTO statements (organisation, workspace, agreement, version, period, revision, recorded, content, content_hash, changes)
        VALUES (@organisation, @workspace, @agreement, @version, @period, @revision, @recorded, @content, @hash, @changes)
        ON CONFLICT (organisation, workspace, agreement, version, period, revision) DO NOTHING
        """;
}
