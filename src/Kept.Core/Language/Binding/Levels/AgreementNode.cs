using System.Collections.Concurrent;
using Kept.Quantities;

namespace Kept.Language.Binding.Levels;

/// <summary>A document of the kind Agreement among the others of its workspace.</summary>
internal sealed class AgreementNode(AgreementDocument document)
{
    private readonly ConcurrentDictionary<(Edition, string), IncludedEdition> _bundled = [];

    public AgreementDocument Document => document;

    /// <summary>What it extends; null when it stands by itself.</summary>
    public AgreementNode? Above { get; set; }

    public Sequence<(AgreementNode Node, string? Prefix)> Included { get; set; }

    /// <summary>Later versions of another agreement that it extends, the oldest first.</summary>
    public Sequence<AgreementNode> Later { get; set; }

    /// <summary>Whether other agreements extend or include it.</summary>
    public bool IsExtended { get; set; }

    /// <summary>Whether its place among others is not clear, for a reason that has been reported.</summary>
    public bool IsBroken { get; set; } = document.IsBroken;

    /// <summary>How many agreements stand one above the other, this one included.</summary>
    public int Height { get; set; }

    /// <summary>When it can be bound: after all with a lower rank.</summary>
    public int Rank { get; set; }

    /// <summary>Its editions in order of time; empty until it has been bound, and when it is broken.</summary>
    public Sequence<Edition> Editions { get; set; }

    /// <summary>May leave out what those that extend it supply.</summary>
    public bool MayBePartial => document.Level is not null && (IsExtended || document.Level is Agreements.Level.Corporate);

    /// <summary>An edition of it as a part of bundles.</summary>
    public IncludedEdition AsIncluded(Edition edition, string? prefix) =>
        _bundled.GetOrAdd((edition, prefix ?? ""), _ => new IncludedEdition(edition, prefix));
}
