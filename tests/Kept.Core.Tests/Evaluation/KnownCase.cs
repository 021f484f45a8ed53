namespace Kept.Core.Tests.Evaluation;

/// <summary>A case as it was known, and as much of it as had happened.</summary>
internal sealed record KnownCase(CaseRow Row, IReadOnlyDictionary<string, List<long>> Events, IReadOnlyList<(long From, long To)> Pauses)
{
    /// <summary>The end of a pause that goes on.</summary>
    public const long Open = long.MaxValue;

    /// <summary>An occurrence as it is written: <c>opened</c>, <c>last resolved</c>, <c>2nd answered</c>, <c>promised</c>.</summary>
    public long? When(string reference)
    {
        var words = reference.Split(' ');
        if (words[^1] == "promised") return Row.Promised;
        var all = Events.GetValueOrDefault(words[^1]) ?? [];
        if (words.Length == 1) return all.Count > 0 ? all[0] : null;
        if (words[0] == "last") return all.Count > 0 ? all[^1] : null;
        var number = words[0][0] - '0';
        return all.Count >= number ? all[number - 1] : null;
    }
}
