using System.Data.Common;
using System.Text.Json;
using Kept.Diagnostics;
using Kept.Measurements;
using Kept.Quantities;
using Kept.Storage.Sql;

namespace Kept.Storage.Measurements;

/// <summary>What was noticed when the files of a source were imported.</summary>
internal static class ImportRecord
{
    public static void Add(
        DbTransaction transaction, StoredSource source, long recorded, string[] files, SourceReport report, Sequence<Diagnostic> diagnostics)
    {
        var at = new { organisation = source.Organisation, source = source.Number };
        var import = transaction.Number(BatchSql.NextImport, at)!.Value;
        transaction.ChangeOne(
            BatchSql.AddImport,
            new
            {
                at.organisation, at.source, import, recorded, files = JsonSerializer.Serialize(files), report = JsonSerializer.Serialize(Counts.Of(report)),
                diagnostics = JsonSerializer.Serialize(diagnostics.Select(Noticed.Of)),
            },
            "the imports of a source");
    }

    /// <summary>What later imports than one were of, and what was noticed, in order.</summary>
    /// <param name="until">The tick of the last import that counts.</param>
    public static IReadOnlyList<(long Number, string[] Files, IReadOnlyList<Diagnostic> Diagnostics)> After(
        DbTransaction transaction, StoredSource source, long import, long until) => transaction.Rows(
            BatchSql.Imports, new { organisation = source.Organisation, source = source.Number, after = import, until },
            row => (row.GetInt64(0), JsonSerializer.Deserialize<string[]>(row.GetString(1))!, DiagnosticsOf(row.GetString(2))));

    private static IReadOnlyList<Diagnostic> DiagnosticsOf(string written) => [.. JsonSerializer.Deserialize<Noticed[]>(written)!.Select(d => d.ToDiagnostic())];

    /// <summary>A diagnostic as it is written.</summary>
    private sealed record Noticed(string Code, string Severity, string File, int Line, int Column, int Length, string Message, string Help)
    {
        public static Noticed Of(Diagnostic d) =>
            new(d.Code, d.Severity.ToString(), d.Place.File, d.Place.Line, d.Place.Column, d.Place.Length, d.Message, d.Help);

        public Diagnostic ToDiagnostic() => new(Code, Enum.Parse<Severity>(Severity), new Place(File, Line, Column, Length), Message, Help);
    }

    /// <summary>A report as it is written.</summary>
    private sealed record Counts(long Read, long Kept, long FilteredOut, long Rejected, long Repeats, long Replaced)
    {
        public static Counts Of(SourceReport r) => new(r.RowsRead, r.RowsKept, r.RowsFilteredOut, r.RowsRejected, r.Repeats, r.Replaced);
    }
}
