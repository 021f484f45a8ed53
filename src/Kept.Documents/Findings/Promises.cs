using Kept.Quantities;

namespace Kept.Documents.Findings;

/// <summary>Promises with the signs of mathematics, as documents write them.</summary>
internal static class Promises
{
    public static string InSigns(Comparison promise) => $"{Of(promise.Comparator)} {promise.Limit}";

    private static string Of(Comparator comparator) => comparator switch
    {
        Comparator.AtLeast => "≥",
        Comparator.MoreThan => ">",
        Comparator.AtMost => "≤",
        Comparator.LessThan => "<",
        Comparator.Equal => "=",
        Comparator.NotEqual => "≠",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
