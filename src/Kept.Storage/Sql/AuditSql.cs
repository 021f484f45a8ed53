namespace Kept.Storage.Sql;

internal static class AuditSql
{
    public const string All = """
        SELECT number, recorded, entry, hash FROM audit_trail WHERE organisation = @organisation ORDER BY number
        """;

    public const string Last = """
        SELECT number, recorded, entry, hash FROM audit_trail WHERE organisation = @organisation ORDER BY number DESC LIMIT 1
        """;

    public const string Add = """
        INSERT INTO audit_trail (organisation, number, recorded, entry, hash) VALUES (@organisation, @number, @recorded, @entry, @hash)
        ON CONFLICT (organisation, number) DO NOTHING
        """;

    /// <summary>How far the trail tells of a file.</summary>
    public const string FindFile = """
        SELECT generation, row_count, bytes, batches FROM audited_files
        WHERE organisation = @organisation AND source = @source AND file = @file
        """;

    public const string SaveFile = """
        INSERT INTO audited_files (organisation, source, file, generation, row_count, bytes, batches)
        VALUES (@organisation, @source, @file, @generation, @rows, @bytes, @batches)
        ON CONFLICT (organisation, source, file) DO UPDATE SET generation = excluded.generation, row_count = excluded.row_count,
            bytes = excluded.bytes, batches = excluded.batches
        """;

    /// <summary>Where some batches come from.</summary>
    public const string Origins = """
        SELECT number, origin, row_count FROM batches
        WHERE organisation = @organisation AND source = @source AND number >= @from AND number <= @to ORDER BY number
        """;

    /// <summary>The names of a source and its workspace.</summary>
    public const string Names = """
        SELECT w.name, s.name FROM sources s JOIN workspaces w ON w.organisation = s.organisation AND w.workspace = s.workspace
        WHERE s.organisation = @organisation AND s.source = @source
        """;

    /// <summary>The batches of a file from one on.</summary>
    public const string Batches = """
        SELECT number, row_count FROM batches
        WHERE organisation = @organisation AND source = @source AND origin = @file AND number >= @from ORDER BY number
        """;
}
