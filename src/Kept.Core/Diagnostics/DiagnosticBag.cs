using Kept.Quantities;

namespace Kept.Diagnostics;

/// <summary>Collects diagnostics during one pass; the order of the result is by file, line and column. Of more than a
/// thousand the first are kept, and that there are more is said.</summary>
public sealed class DiagnosticBag
{
    private const int Most = 1_000;

    private readonly List<Diagnostic> _items = [];

    public bool HasErrors => _items.Any(d => d.Severity == Severity.Error);

    /// <summary>True when no more is taken.</summary>
    public bool IsFull => _items.Count > Most;

    public void Add(Diagnostic diagnostic)
    {
        if (!IsFull) _items.Add(_items.Count < Most ? diagnostic : TooMany(diagnostic.Place));
    }

    public void AddRange(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics) Add(diagnostic);
    }

    public Sequence<Diagnostic> ToSequence() => _items
        .Distinct()
        .OrderBy(d => d.Place.File, StringComparer.Ordinal).ThenBy(d => d.Place.Line).ThenBy(d => d.Place.Column)
        .ThenBy(d => d.Code, StringComparer.Ordinal)
        .ToSequence();

    private static Diagnostic TooMany(Place place) => new(
        "KPT100", Severity.Error, place,
        "At most 1,000 mistakes are shown at once, but there are more.",
        "Mend the first ones; look whether the file is the one that is meant.");
}
