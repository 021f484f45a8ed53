using System.Text;
using Kept.Agreements;
using Kept.Language.Binding.Levels;
using Kept.Quantities;

namespace Kept.Language.Explaining;

/// <summary>An agreement as it holds: its own text and those that it extends and includes, as one, each value with where it
/// comes from.</summary>
public sealed class EffectiveText
{
    private readonly BoundEdition _bound;
    private readonly Takeover? _superseded;

    internal EffectiveText(BoundEdition bound, Takeover? superseded) => (_bound, _superseded) = (bound, superseded);

    public AgreementVersion Version => _bound.Edition.Document.Version;

    /// <summary>The file that its document is in.</summary>
    public string File => _bound.Edition.Document.Header.Document.Source.Path;

    /// <summary>Null for an agreement that is no level of a larger one.</summary>
    public Level? Level => _bound.Edition.Document.Level;

    /// <summary>How this version takes the place of the one before it, and how the next takes its place.</summary>
    public (Takeover? Effective, Takeover? Superseded) InForce => (_bound.Edition.Effective, _superseded);

    /// <summary>The agreements that it extends, the nearest first, with their levels.</summary>
    public IEnumerable<(AgreementVersion Version, Level? Level)> Extends => _bound.Edition.Lineage.Skip(1).Select(d => (d.Version, d.Level));

    public IEnumerable<AgreementVersion> Includes => _bound.Edition.Bundled.Select(i => i.Edition.Document.Version);

    /// <summary>Every key and value in the order of the language; taken apart anew each time.</summary>
    public Sequence<EffectiveValue> Values() => EffectiveValues.Of(_bound);
}

/// <summary>A key of an agreement, with its value where that is not made of keys in turn.</summary>
/// <param name="Path">Where it stands: <c>objectives.availability.target</c>; items of lists by their number.</param>
/// <param name="Depth">How many keys and list items it stands in.</param>
/// <param name="Label">The key as it is written; null for an item of a list.</param>
/// <param name="Text">The value on one line; null for a key that only holds others.</param>
/// <param name="Origin">Null for a key that only holds others.</param>
public sealed record EffectiveValue(string Path, int Depth, string? Label, string? Text, Origin? Origin);

/// <summary>Where a value comes from.</summary>
/// <param name="IsLocked">Whether an agreement that is extended locks it.</param>
/// <param name="ChosenBy">The choice of the consumer that picked it from a table, such as <c>tier tier-2</c>; null for any other value.</param>
public sealed record Origin(AgreementVersion Agreement, Level? Level, Diagnostics.Place Place, bool IsLocked, string? ChosenBy)
{
    public override string ToString() => AppendTo(new StringBuilder()).ToString();

    internal StringBuilder AppendTo(StringBuilder line)
    {
        line.Append("from ");
        if (Level is { } level) line.Append(LevelDiagnostics.Word(level)).Append(' ');
        line.Append(Agreement.Name).Append('@').Append(Agreement.Version).Append(", ").Append(Place.File).Append(':').Append(Place.Line);
        if (ChosenBy is not null) line.Append(", by ").Append(ChosenBy);
        return IsLocked ? line.Append(", locked") : line;
    }
}
