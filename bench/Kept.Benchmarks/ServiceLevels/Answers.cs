using System.Globalization;
using Kept.Evaluation;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Benchmarks.ServiceLevels;

/// <summary>Findings as the rows that the comparison expects of a workload.</summary>
internal static class Answers
{
    public static List<string> Of(string workload, Evaluation.Evaluation evaluation) => workload switch
    {
        "w1" => Rows(evaluation, f => Scope(f, "service"), found => found.Select(f => (Evidence.Samples)f.Measured.Evidence)
            .SelectMany(samples => new[] { $"{samples.Good}", $"{samples.Counted}" })),
        "w2" => Rows(evaluation, f => Scope(f, "service"), Intervals),
        "w3" or "w3-masked" => Rows(evaluation, f => $"{Scope(f, "service")},{f.Period.Zone.LocalAt(f.Period.Range.Start).Day - 1}", found =>
            found.Select(f => f.Measured.Value is { } value ? (value.Exact * 1000).Numerator.ToString(CultureInfo.InvariantCulture) : "").Prepend($"{found[0].Measured.Count}")),
        "w4" => Rows(evaluation, f => $"{f.Period.Label.Replace("-", "", StringComparison.Ordinal)},{Scope(f, "priority")}", Tickets),
        _ => throw new ArgumentException($"There is no workload {workload}."),
    };

    /// <summary>Whether findings are those of the reference in the folder of the comparison, which has none for variants.</summary>
    public static string Verdict(string workload, Evaluation.Evaluation evaluation, string folder)
    {
        var reference = Path.Combine(folder, "reference", $"{workload}.csv");
        if (!File.Exists(reference)) return "without reference";
        var different = Differences(Of(workload, evaluation), File.ReadLines(reference));
        return different.Count == 0 ? "same as reference" : $"{different.Count} rows differ, such as {different[0]}";
    }

    /// <summary>The rows that are not the same; fractions may differ by a thousand-millionth, since others add floating-point numbers.</summary>
    public static List<string> Differences(IEnumerable<string> ours, IEnumerable<string> expected)
    {
        var (a, b) = (ours.Order(StringComparer.Ordinal).ToList(), expected.Order(StringComparer.Ordinal).ToList());
        if (a.Count != b.Count) return [$"{a.Count} rows instead of {b.Count}"];
        return a.Zip(b).Where(pair => !IsSame(pair.First, pair.Second)).Select(pair => $"{pair.First} instead of {pair.Second}").ToList();
    }

    private static bool IsSame(string a, string b) => a == b || a.Split(',').Zip(b.Split(',')).All(cell => cell.First == cell.Second
        || (cell.Second.Contains('.', StringComparison.Ordinal)
            && Math.Abs(double.Parse(cell.First, CultureInfo.InvariantCulture) - double.Parse(cell.Second, CultureInfo.InvariantCulture)) < 1e-9));

    private static List<string> Rows(
        Evaluation.Evaluation evaluation, Func<Finding, string> keyOf, Func<List<Finding>, IEnumerable<string>> rowOf) => evaluation.Findings
        .GroupBy(keyOf).Select(found => $"{found.Key},{string.Join(',', rowOf([.. found]))}").ToList();

    private static string Scope(Finding finding, string dimension) => finding.Scope.Single(l => l.Dimension == dimension).Value;

    private static IEnumerable<string> Intervals(List<Finding> found)
    {
        var (met, mean, sum) = ((Evidence.Intervals)found[0].Measured.Evidence, found[1].Measured.Value!, (Evidence.Sums)found[2].Measured.Evidence);
        return [$"{sum.Good.Numerator}", $"{sum.Total.Numerator}", $"{met.Good}", $"{met.Counted}", mean.Scale(-Rational.One, Rational.One).ToDecimal(12)];
    }

    private static IEnumerable<string> Tickets(List<Finding> found)
    {
        var (response, resolution) = ((Evidence.Cases)found[0].Measured.Evidence, (Evidence.Cases)found[1].Measured.Evidence);
        var (first, second) = (found[2].Measured.Value!.Exact, found[3].Measured.Value!.Exact);
        return [$"{response.Decided}", $"{response.Good}", $"{resolution.Good}", $"{first.Numerator}", $"{second.Numerator}"];
    }
}
