using FsCheck.Fluent;
using Kept.Diagnostics;
using Xunit;

namespace Kept.Core.Tests.Diagnostics;

public class SpellingTests
{
    [Theory]
    [InlineData("calenderMonth", "calendarMonth")]
    [InlineData("calendar-month", "calendarMonth")]
    [InlineData("CALENDAR_MONTH", "calendarMonth")]
    [InlineData("qaurter", "quarter")]
    [InlineData("yaer", "year")]
    [InlineData("moth", null)]
    [InlineData("fortnight", null)]
    [InlineData("", null)]
    public void The_word_that_was_meant_is_found(string word, string? expected) =>
        Assert.Equal(expected, Spelling.FindNearest(word, ["calendarMonth", "quarter", "year"]));

    [Theory]
    [InlineData("usd", "USD")]
    [InlineData("hors", "hours")]
    [InlineData("xx", null)]
    public void Short_words_must_be_nearly_right(string word, string? expected) =>
        Assert.Equal(expected, Spelling.FindNearest(word, ["h", "hours", "USD"]));

    [Fact]
    public void Of_two_equally_near_words_the_first_is_taken() =>
        Assert.Equal("bats", Spelling.FindNearest("cats", ["bats", "hats"]));

    [Fact]
    public void A_nearer_word_wins_over_an_earlier_one() =>
        Assert.Equal("targets", Spelling.FindNearest("targes", ["target1", "targets"]));

    [Fact]
    public void A_hostile_word_is_not_compared_at_all() =>
        Assert.Null(Spelling.FindNearest(new string('a', 1_000_000), [new string('a', 1_000_001)]));

    [Fact]
    public void The_nearest_word_is_as_near_as_the_slow_definition_says()
    {
        var word = Gen.Elements('a', 'b', 'c').ArrayOf().Select(letters => new string([.. letters.Take(5)]));
        var cases = Gen.Zip(word, word.ListOf(4)).ToArbitrary();

        Prop.ForAll(cases, one =>
        {
            var (typed, candidates) = one;
            var nearest = candidates.MinBy(candidate => SlowDistance(typed, candidate));
            var isNear = typed.Length > 0 && nearest is not null && SlowDistance(typed, nearest) <= typed.Length / 3;
            return Spelling.FindNearest(typed, candidates) == (isNear ? nearest : null);
        }).QuickCheckThrowOnFailure(100);
    }

    private static int SlowDistance(string a, string b)
    {
        if (a.Length == 0 || b.Length == 0) return a.Length + b.Length;
        var best = Math.Min(SlowDistance(a[1..], b) + 1, SlowDistance(a, b[1..]) + 1);
        best = Math.Min(best, SlowDistance(a[1..], b[1..]) + (a[0] == b[0] ? 0 : 1));
        if (a.Length > 1 && b.Length > 1 && a[0] == b[1] && a[1] == b[0])
            best = Math.Min(best, SlowDistance(a[2..], b[2..]) + 1);
        return best;
    }
}
