using Kept.Quantities;

namespace Kept.Diagnostics;

/// <summary>Collects diagnostics during one pass; the order of the result is by file, line and column.</summary>
public sealed class DiagnosticBag
{
    private readonly List<Diagnostic> _items = [];

    public bool HasErrors => _items.Any(d => d.Severity == Severity.Error);

    public void Add(Diagnostic diagnostic) => _items.Add(diagnostic);

    public void AddRange(IEnumerable<Diagnostic> diagnostics) => _items.AddRange(diagnostics);

    public Sequence<Diagnostic> ToSequence() => _items
        .Distinct()
        .OrderBy(d => d.Place.File, StringComparer.Ordinal).ThenBy(d => d.Place.Line).ThenBy(d => d.Place.Column)
        .ThenBy(d => d.Code, StringComparer.Ordinal)
        .ToSequence();
}
