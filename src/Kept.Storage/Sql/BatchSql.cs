namespace Kept.Storage.Sql;

internal static class BatchSql
{
    public const string Add = """
        INSERT INTO batches (organisation, source, origin, batch, number, row_count, recorded)
        VALUES (@organisation, @source, @origin, @batch, @number, @rows, @recorded)
        ON CONFLICT (organisation, source, origin, batch) DO NOTHING
        """;

    public const string AddToInbox = """
        INSERT INTO inbox (organisation, source, number, row_count, latest, payload)
        VALUES (@organisation, @source, @number, @rows, @latest, @payload)
        """;

    public const string Inbox = """
        SELECT number, row_count, payload FROM inbox
        WHERE organisation = @organisation AND source = @source AND number < @batches ORDER BY number
        """;

    public const string Waiting = "SELECT COUNT(*) FROM inbox WHERE organisation = @organisation AND source = @source";

    /// <summary>The first batch that is not in segments yet.</summary>
    public const string FirstWaiting = "SELECT MIN(number) FROM inbox WHERE organisation = @organisation AND source = @source";

    public const string RemoveFromInbox = """
        DELETE FROM inbox WHERE organisation = @organisation AND source = @source AND number <= @last
        """;

    public const string FindFile = """
        SELECT generation, row_count, bytes, digest, revision FROM files
        WHERE organisation = @organisation AND source = @source AND file = @file
        """;

    public const string AddFile = """
        INSERT INTO files (organisation, source, file, generation, row_count, bytes, digest, revision)
        VALUES (@organisation, @source, @file, @generation, 0, @bytes, @digest, 0)
        ON CONFLICT (organisation, source, file) DO NOTHING
        """;

    public const string ReviseFile = """
        UPDATE files SET generation = @generation, row_count = @rows, bytes = @bytes, digest = @digest, revision = @next
        WHERE organisation = @organisation AND source = @source AND file = @file AND revision = @revision
        """;

    /// <summary>The batches of a file that are not in segments yet.</summary>
    public const string InInbox = """
        SELECT b.number, b.batch FROM batches b
        JOIN inbox i ON i.organisation = b.organisation AND i.source = b.source AND i.number = b.number
        WHERE b.organisation = @organisation AND b.source = @source AND b.origin = @origin ORDER BY b.number
        """;

    public const string TakeFromInbox = """
        DELETE FROM inbox WHERE organisation = @organisation AND source = @source AND number = @number
        """;

    public const string Forget = """
        DELETE FROM batches WHERE organisation = @organisation AND source = @source AND origin = @origin AND batch = @batch
        """;

    public const string NextImport = """
        SELECT COALESCE(MAX(import), 0) + 1 FROM imports WHERE organisation = @organisation AND source = @source
        """;

    public const string AddImport = """
        INSERT INTO imports (organisation, source, import, recorded, files, report, diagnostics)
        VALUES (@organisation, @source, @import, @recorded, @files, @report, @diagnostics)
        """;

    public const string Imports = """
        SELECT import, files, diagnostics FROM imports
        WHERE organisation = @organisation AND source = @source AND import > @after AND recorded <= @until ORDER BY import
        """;
}
