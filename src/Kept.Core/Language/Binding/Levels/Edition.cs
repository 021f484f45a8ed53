using Kept.Agreements;
using Kept.Language.Syntax;
using Kept.Quantities;

namespace Kept.Language.Binding.Levels;

/// <summary>A version of an agreement together with everything that it extends and includes. A version has several when it
/// follows new versions of what it extends.</summary>
/// <param name="Above">What it extends: another agreement, or an earlier version of itself.</param>
/// <param name="Included">What it bundles.</param>
/// <param name="Text">All texts laid over each other; tables by what the consumer chose are still tables.</param>
/// <param name="Effective">From when on it holds; null from the beginning.</param>
internal sealed record Edition(
    AgreementDocument Document, Edition? Above, Sequence<IncludedEdition> Included, MapSyntax Text, Takeover? Effective)
{
    /// <summary>The other agreement that it extends, itself or through earlier versions of itself.</summary>
    public Edition? Parent => Above is { } above && above.Document.Name == Document.Name ? above.Parent : Above;

    /// <summary>What it bundles, itself or through earlier versions of itself.</summary>
    public IEnumerable<IncludedEdition> Bundled =>
        Above is { } above && above.Document.Name == Document.Name ? Included.Concat(above.Bundled) : Included;

    /// <summary>Its own document and those that it extends, the nearest first.</summary>
    public IEnumerable<AgreementDocument> Lineage => Above is null ? [Document] : Above.Lineage.Prepend(Document);

    /// <summary>All documents that its text is made of, each once.</summary>
    public IEnumerable<AgreementDocument> Documents => Lineage
        .Concat(Included.SelectMany(i => i.Edition.Documents)).Concat(Above is null ? [] : Above.Documents).Distinct();

    /// <summary>Keys that those below may not change.</summary>
    public IEnumerable<KeyPath> Locks => Document.Locks.Concat(Above is null ? [] : Above.Locks);

    /// <summary>Keys that those below may change freely, unless they are locked.</summary>
    public IEnumerable<KeyPath> Open => Document.Open.Concat(Above is null ? [] : Above.Open);
}

/// <param name="Prefix">What stands before the names of its objectives; null for nothing.</param>
internal sealed record IncludedEdition(Edition Edition, string? Prefix)
{
    /// <summary>Keys of a text that are about its own parties and times; a bundle has its own.</summary>
    private static readonly HashSet<string> Frame =
        ["relation", "structure", "parties", "term", "settlement", "reporter", .. LevelShapes.All.Select(f => f.Name)];

    /// <summary>Its text as it stands in the bundle.</summary>
    public MapSyntax Text { get; } = Edition.Text.With(Edition.Text.Entries
        .Where(e => !Frame.Contains(e.Key.Value)).Select(e => e.Key.Value == "objectives" ? Prefixed(e, Prefix) : e).ToSequence());

    private static EntrySyntax Prefixed(EntrySyntax objectives, string? prefix) =>
        prefix is null || objectives.Value is not MapSyntax map ? objectives : objectives with
        {
            Value = map.With(map.Entries.Select(e => e with { Key = Prefixed(e.Key, prefix) }).ToSequence()),
        };

    private static ScalarSyntax Prefixed(ScalarSyntax name, string prefix) =>
        new(name.Source, name.Span, $"{prefix}.{name.Value}", name.Style);
}
