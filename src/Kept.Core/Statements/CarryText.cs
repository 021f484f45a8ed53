using Kept.Agreements;
using Kept.Evaluation;
using Kept.Remedies;

namespace Kept.Statements;

/// <summary>What a period inherits from those before it, in sentences.</summary>
public static class CarryText
{
    public static IEnumerable<string> Lines(Carry carry, Agreement agreement)
    {
        foreach (var past in carry.Results.GroupBy(r => r.Key.ToString()))
            yield return $"{past.Key}: {string.Join(", ", past.DistinctBy(r => r.Period).Select(r => $"{r.Period} {Word(r.Verdict)}"))}";
        foreach (var credit in carry.EarnBacks)
            yield return $"{credit.Key}: {credit.Amount} for {credit.Period} can be earned back; {(credit.IsCertain ? "" : "perhaps ")}met since in "
                + $"{credit.Met} of {EarnBackOf(credit, agreement).Periods} periods";
        foreach (var used in carry.Caps)
            yield return $"{Group(used)}{used.Amount} are used of the cap in {(used.Cap.Per is CapSpan.Term ? "the term" : used.Span.Label)}";
        foreach (var points in carry.Points)
            yield return $"{points} in {points.Span} so far";
        if (carry.Given.Count > 0) yield return $"for options: {string.Join(", ", carry.Given.Select(points => $"{points} in {points.Span}"))}";
        if (carry.Deferred is { } deferred) yield return $"{deferred} are waiting to be paid";
    }

    private static EarnBack EarnBackOf(OpenEarnBack credit, Agreement agreement) =>
        credit.Key.FindIn(agreement)!.Terms!.EarnBack!;

    private static string Group(UsedCap used) =>
        used.Cap.On.Count == 0 ? "" : $"{string.Join(", ", used.Cap.On.Zip(used.Group, (name, value) => $"{name} {value}"))}: ";

    private static string Word(Verdict verdict) => StatementJson.Word(verdict).Replace('-', ' ');
}
