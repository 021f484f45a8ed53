using Kept.Diagnostics;
using Kept.Language.Binding.Shapes;
using Kept.Language.Syntax;

namespace Kept.Language.Binding;

/// <summary>What is noticed while one document is given its meaning.</summary>
internal sealed class BindingRecord
{
    private readonly DiagnosticBag _diagnostics;
    private readonly Lazy<Dictionary<MapSyntax, RecordReader>> _all;
    private readonly Dictionary<MapSyntax, RecordReader> _values = new(ReferenceEqualityComparer.Instance);
    private readonly List<(MapSyntax Map, RecordReader Values)> _inOrder = [];
    private readonly Stack<PartReading> _parts = [];
    private readonly List<SharedValue> _taken = [];

    public BindingRecord(DiagnosticBag diagnostics)
    {
        _diagnostics = diagnostics;
        _all = new(WithTaken);
    }

    /// <summary>True when so much has been reported that nothing more will be shown.</summary>
    public bool IsFull => _diagnostics.IsFull;

    /// <summary>Where parts that other documents have as well are kept; null when there are none.</summary>
    public SharedValues? Shared { get; init; }

    /// <summary>Whether a part is written in the document itself, so that nobody shares it.</summary>
    public Func<SyntaxNode, bool> IsOwn { get; init; } = _ => false;

    /// <summary>The names of the workspace that were used.</summary>
    public HashSet<(Type Kind, string Name)> Uses { get; } = [];

    /// <summary>The values of a mapping that was read; null when it was not. Asked when all has been read, by any thread.</summary>
    public RecordReader? FindValues(MapSyntax map) => _all.Value.GetValueOrDefault(map);

    public void Keep(MapSyntax map, RecordReader values)
    {
        _values[map] = values;
        if (_parts.Count > 0) _inOrder.Add((map, values));
    }

    /// <summary>Notes that a part means what it means in another document.</summary>
    public void TakeOver(SharedValue value)
    {
        _taken.Add(value);
        if (_parts.Count > 0) _inOrder.AddRange(value.Readers);
    }

    public void Report(Diagnostic diagnostic)
    {
        _diagnostics.Add(diagnostic);
        MayNotBeShared();
    }

    /// <summary>Notes that a name was looked up.</summary>
    public void Use(Type kind, string name, object? meaning, bool ofWorkspace)
    {
        if (ofWorkspace) Uses.Add((kind, name));
        foreach (var part in _parts) part.Names.Add((kind, name, meaning));
    }

    /// <summary>Notes that what is being read depends on more than the names that it looks up.</summary>
    public void MayNotBeShared()
    {
        foreach (var part in _parts) part.IsShareable = false;
    }

    private Dictionary<MapSyntax, RecordReader> WithTaken()
    {
        foreach (var taken in _taken)
            foreach (var (map, values) in taken.Readers) _values.TryAdd(map, values);
        return _values;
    }

    public PartReading Begin()
    {
        var part = new PartReading(_inOrder.Count);
        _parts.Push(part);
        return part;
    }

    /// <summary>Ends the part that was begun last.</summary>
    /// <returns>The mappings that were read in it.</returns>
    public IReadOnlyList<(MapSyntax Map, RecordReader Values)> End()
    {
        var part = _parts.Pop();
        var read = _inOrder[part.Start..];
        if (_parts.Count == 0) _inOrder.Clear();
        return read;
    }
}

/// <summary>A part of a text while it is being read.</summary>
/// <param name="start">How many mappings had been read before.</param>
internal sealed class PartReading(int start)
{
    public int Start => start;

    public HashSet<(Type Kind, string Name, object? Meaning)> Names { get; } = [];

    public bool IsShareable { get; set; } = true;
}
