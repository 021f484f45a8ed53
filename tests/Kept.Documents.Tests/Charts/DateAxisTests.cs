using FsCheck.Fluent;
using Kept.Documents.Charts;
using NodaTime;
using Xunit;

namespace Kept.Documents.Tests.Charts;

public class DateAxisTests
{
    [Fact]
    public void A_month_is_labelled_by_weeks() =>
        Assert.Equal(["1 Jun", "8 Jun", "15 Jun", "22 Jun", "29 Jun"], DateAxis.Labels(Dates(30), 18, 52).Select(l => l.Label));

    [Fact]
    public void A_year_is_labelled_by_months() => Assert.Equal(
        ["Jul", "Sep", "Nov", "2027", "Mar", "May"], DateAxis.Labels(Dates(365), 1.5, 52).Select(l => l.Label));

    [Fact]
    public void Labels_never_touch() => Law.Holds(
        from count in Gen.Choose(1, 5_000)
        from width in Gen.Choose(100, 1_000)
        select (count, Day: (double)width / count),
        t =>
        {
            var at = DateAxis.Labels(Dates(t.count), t.Day, 52).Select(l => l.Index * t.Day).ToList();
            return at.Zip(at.Skip(1)).All(pair => pair.Second - pair.First >= 51.9);
        });

    private static List<LocalDate> Dates(int count) => Enumerable.Range(0, count).Select(i => new LocalDate(2026, 6, 1).PlusDays(i)).ToList();
}
