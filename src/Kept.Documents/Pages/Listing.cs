using Kept.Quantities;

namespace Kept.Documents.Pages;

/// <summary>A table with its caption.</summary>
internal sealed record Listing(string Caption, Table Table)
{
    /// <summary>The first items of a list, one a row.</summary>
    public static Listing Of<T>(
        string caption, Sequence<TableColumn> columns, Sequence<T> items, Func<T, Sequence<string>> row) => new(
            caption,
            new Table(
                columns, items.Take(EvidenceTables.MostRows).Select(row).ToSequence(), Math.Max(0, items.Count - EvidenceTables.MostRows)));
}
