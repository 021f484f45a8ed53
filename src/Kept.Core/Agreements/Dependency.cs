using Kept.Diagnostics;
using Kept.Quantities;

namespace Kept.Agreements;

/// <summary>What a service needs in order to be up. Exactly one of the cases below.</summary>
public abstract record Dependency
{
    private protected Dependency() { }

    /// <summary>What another agreement promises: all of its availabilities, or those of one of its services.</summary>
    /// <param name="Agreement">The name of an agreement of the workspace.</param>
    public sealed record Promised(string Agreement, string? Service, Place Clause) : Dependency
    {
        public override string ToString() => Service is null ? Agreement : $"{Agreement}.{Service}";
    }

    /// <summary>Up while all parts are up.</summary>
    public sealed record Series(Sequence<Dependency> Parts) : Dependency;

    /// <summary>Up while at least so many parts are up; one of them for parts in parallel.</summary>
    public sealed record AtLeast(int Count, Sequence<Dependency> Parts) : Dependency;

    /// <summary>Up in proportion to the weights of the parts that are up.</summary>
    public sealed record Weighted(Sequence<WeightedDependency> Parts) : Dependency;

    /// <summary>All promises of other agreements in it, in the order in which they are written.</summary>
    public IEnumerable<Promised> Promises() => this switch
    {
        Promised promised => [promised],
        Series series => series.Parts.SelectMany(p => p.Promises()),
        AtLeast atLeast => atLeast.Parts.SelectMany(p => p.Promises()),
        Weighted weighted => weighted.Parts.SelectMany(p => p.Part.Promises()),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <param name="Weight">A positive number; only its ratio to the other weights matters.</param>
public sealed record WeightedDependency(Rational Weight, Dependency Part);

/// <summary>What a service of an agreement needs.</summary>
public sealed record ServiceDependency(ServicePromise Service, Dependency Needs, Place Clause);
