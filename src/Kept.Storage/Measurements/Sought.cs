namespace Kept.Storage.Measurements;

/// <summary>Where days or months of series are looked for, both ends included.</summary>
internal sealed record Sought(long FirstSeries, long LastSeries, int From, int To)
{
    private const int Few = 16;

    /// <summary>Few are looked for one by one, so that one more sample does not ask for all that there is; many are looked for at once.</summary>
    /// <param name="all">Each with its series; at least one.</param>
    public static IReadOnlyList<Sought> Of(IReadOnlyCollection<(long Series, int Number)> all) => all.Count <= Few
        ? [.. all.Select(one => new Sought(one.Series, one.Series, one.Number, one.Number))]
        : [new(all.Min(one => one.Series), all.Max(one => one.Series), all.Min(one => one.Number), all.Max(one => one.Number))];
}
