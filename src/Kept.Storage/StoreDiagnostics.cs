using Kept.Agreements;
using Kept.Diagnostics;

namespace Kept.Storage;

/// <summary>What can be wrong between files, sources and the store.</summary>
internal static class StoreDiagnostics
{
    public static Diagnostic FileChanged(string file) => new(
        "KPT454", Severity.Error, new Place(file, 1, 0, 0),
        "A file that was imported may only grow, since its rows have no key by which they replace earlier ones, but this one says something else in "
        + "rows that were taken before.",
        "Give the source a 'key', so that a row that comes again replaces the earlier one; or import the rows that are new in a file of their own.");

    public static Diagnostic NothingImported(Source source, bool isKnown) => new(
        "KPT455", Severity.Error, source.Clause,
        isKnown
            ? $"The measurements of '{source.Name}' were imported when the source read its files in another way, and not again since."
            : $"Measurements of '{source.Name}' are expected in the store, but none were imported.",
        "Import the workspace with its files: kept import.");
}
