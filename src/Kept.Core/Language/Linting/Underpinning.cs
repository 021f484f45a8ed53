using Kept.Agreements;
using Kept.Quantities;

namespace Kept.Language.Linting;

/// <summary>What other agreements promise for the parts that a service needs.</summary>
internal static class Underpinning
{
    /// <summary>The agreement and the promises meant; null when there is no such agreement or service.</summary>
    public static (Agreement Agreement, IReadOnlyList<Objective> Objectives)? Find(Dependency.Promised promised, Workspace workspace)
    {
        if (workspace.Agreements.Where(a => a.Name == promised.Agreement).MaxBy(a => a.Version) is not { } agreement) return null;
        if (promised.Service is null) return (agreement, [.. agreement.Objectives]);
        return agreement.Services.Any(s => s.Name == promised.Service)
            ? (agreement, [.. agreement.Objectives.Where(o => o.Service?.Name == promised.Service)])
            : null;
    }

    /// <summary>The availability that the promises add up to when the parts fail independently, with the arithmetic; null
    /// when one part promises none.</summary>
    public static (Rational Share, string Arithmetic)? Supported(Dependency dependency, Workspace workspace) => dependency switch
    {
        Dependency.Promised promised => Lowest(promised, workspace) is { } share ? (share, Percent(share)) : null,
        Dependency.Series series => Parts(series.Parts, workspace) is { } parts
            ? (parts.Aggregate(Rational.One, (product, part) => product * part.Share), Joined(parts, " × "))
            : null,
        Dependency.AtLeast atLeast => Parts(atLeast.Parts, workspace) is { } parts
            ? (AtLeast(atLeast.Count, [.. parts.Select(p => p.Share)]), $"(at least {atLeast.Count} of {Joined(parts, ", ")})")
            : null,
        Dependency.Weighted weighted => Parts(weighted.Parts.Select(p => p.Part), workspace) is { } parts
            ? Weighted(weighted.Parts, parts)
            : null,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static string Percent(Rational share) => Quantity.Share(share).ToText(12);

    /// <summary>The weakest availability that is promised.</summary>
    private static Rational? Lowest(Dependency.Promised promised, Workspace workspace)
    {
        if (Find(promised, workspace) is not { } found) return null;
        var shares = found.Objectives.Where(o => o.Availability is not null)
            .SelectMany(o => o.Promises()).Where(p => p.Comparator.PrefersMore).Select(p => p.Limit.Value).ToList();
        return shares.Count == 0 ? null : shares.Min();
    }

    private static List<(Rational Share, string Arithmetic)>? Parts(IEnumerable<Dependency> parts, Workspace workspace)
    {
        var supported = parts.Select(p => Supported(p, workspace)).ToList();
        return supported.Contains(null) ? null : [.. supported.Select(s => s!.Value)];
    }

    /// <summary>The probability that at least so many of independent parts are up.</summary>
    private static Rational AtLeast(int count, IReadOnlyList<Rational> shares)
    {
        var up = new Rational[shares.Count + 1];   // the probability that exactly so many are up
        up[0] = Rational.One;
        for (var i = 0; i < shares.Count; i++)
            for (var k = i + 1; k >= 0; k--)
                up[k] = up[k] * (Rational.One - shares[i]) + (k > 0 ? up[k - 1] * shares[i] : Rational.Zero);
        return up.Skip(count).Aggregate(Rational.Zero, (sum, p) => sum + p);
    }

    private static (Rational, string) Weighted(Sequence<WeightedDependency> weights, List<(Rational Share, string Arithmetic)> parts)
    {
        var all = weights.Aggregate(Rational.Zero, (sum, w) => sum + w.Weight);
        var share = weights.Zip(parts).Aggregate(Rational.Zero, (sum, p) => sum + p.First.Weight * p.Second.Share) / all;
        return (share, $"({string.Join(" + ", weights.Zip(parts).Select(p => $"{Quantity.Number(p.First.Weight)} × {p.Second.Arithmetic}"))}) ÷ {Quantity.Number(all)}");
    }

    private static string Joined(List<(Rational Share, string Arithmetic)> parts, string with) => string.Join(with, parts.Select(p => p.Arithmetic));
}
