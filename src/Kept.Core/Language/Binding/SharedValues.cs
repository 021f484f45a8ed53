using System.Collections.Concurrent;
using Kept.Language.Binding.Shapes;
using Kept.Language.Syntax;

namespace Kept.Language.Binding;

/// <summary>What parts of texts mean, for agreements that have these parts from the same place: a value is taken over when all
/// names that it was read with mean the same things.</summary>
internal sealed class SharedValues
{
    /// <summary>How many meanings of one part are kept.</summary>
    private const int MostMeanings = 4;

    private readonly ConcurrentDictionary<(object Shape, SyntaxNode Node, string Name), SharedValue[]> _values = [];

    /// <summary>The meanings that a part has had.</summary>
    public SharedValue[] Find(object shape, SyntaxNode node, string name) => _values.GetValueOrDefault((shape, node, name)) ?? [];

    public void Add(object shape, SyntaxNode node, string name, SharedValue value) => _values.AddOrUpdate(
        (shape, node, name), [value], (_, known) => known.Length < MostMeanings ? [.. known, value] : known);
}

/// <param name="Names">What the names that it was read with meant.</param>
/// <param name="Readers">The mappings that were read for it, with their values.</param>
internal sealed record SharedValue(
    object Value, IReadOnlyList<(Type Kind, string Name, object? Meaning)> Names, IReadOnlyList<(MapSyntax Map, RecordReader Values)> Readers);
