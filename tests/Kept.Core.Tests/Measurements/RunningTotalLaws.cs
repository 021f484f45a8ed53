using FsCheck;
using FsCheck.Fluent;
using Kept.Agreements;
using Kept.Measurements;
using NodaTime;
using Xunit;

namespace Kept.Core.Tests.Measurements;

/// <summary>Running totals against a file in which somebody has already taken the differences.</summary>
public class RunningTotalLaws
{
    private static Gen<(int Hour, int Total, int Other)[]> Rows { get; } =
        (from hour in Gen.Choose(0, 23) from total in Gen.Choose(0, 9) from other in Gen.Choose(0, 9) select (hour, total, other)).ListOf()
            .Select(rows => rows.DistinctBy(r => r.hour).ToArray());

    [Fact]
    public void A_total_that_began_again_has_counted_from_zero() =>
        Prop.ForAll(Rows.ToArbitrary(), rows => Lines(rows, Counting.RunningFromZero).SequenceEqual(
            Lines(Steps(rows).Select(s => (s.Hour, After(s.Total, s.NextTotal), After(s.Other, s.NextOther))), Counting.ByRow)))
            .QuickCheckThrowOnFailure(200);

    [Fact]
    public void A_total_that_began_again_hides_what_happened_before() =>
        Prop.ForAll(Rows.ToArbitrary(), rows => Lines(rows, Counting.RunningUnknown).SequenceEqual(
            Lines(Steps(rows).Where(s => s.NextTotal >= s.Total && s.NextOther >= s.Other)
                .Select(s => (s.Hour, s.NextTotal - s.Total, s.NextOther - s.Other)), Counting.ByRow)))
            .QuickCheckThrowOnFailure(200);

    [Fact]
    public void A_difference_is_known_when_its_second_total_is_read() =>
        Prop.ForAll(Rows.ToArbitrary(), Gen.Choose(0, 23).ToArbitrary(), (rows, hour) =>
            Log(rows, Counting.RunningFromZero).AsOf(Given.Tick(Stamp(hour))).Lines().SequenceEqual(
                Lines(rows.Where(r => r.Hour <= hour), Counting.RunningFromZero)))
            .QuickCheckThrowOnFailure(200);

    private static IEnumerable<(int Hour, int Total, int Other, int NextTotal, int NextOther)> Steps((int Hour, int Total, int Other)[] rows)
    {
        var ordered = rows.OrderBy(r => r.Hour).ToList();
        return ordered.Zip(ordered.Skip(1), (a, b) => (a.Hour, a.Total, a.Other, b.Total, b.Other));
    }

    private static int After(int total, int next) => next < total ? next : next - total;

    private static string[] Lines(IEnumerable<(int Hour, int Total, int Other)> rows, Counting counting) => Log(rows, counting).AtEnd().Lines();

    private static SourceLog Log(IEnumerable<(int Hour, int Total, int Other)> rows, Counting counting)
    {
        var source = Given.Counts(NodaConstants.TicksPerHour, "total", "other");
        return (source with { Content = (SourceContent.Counts)source.Content with { Counting = counting } }).Log(
            "at,service,total,other\n" + string.Concat(rows.Select(r => $"{Stamp(r.Hour)},shop,{r.Total},{r.Other}\n")));
    }

    private static string Stamp(int hour) => $"2026-06-01T{hour:00}:00:00Z";
}
