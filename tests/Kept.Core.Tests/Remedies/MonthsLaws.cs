using System.Numerics;
using FsCheck.Fluent;
using Kept.Agreements;
using Kept.Quantities;
using Kept.Remedies;
using Kept.Statements;
using Xunit;

namespace Kept.Core.Tests.Remedies;

/// <summary>Memory across months against a clerk with lists, and against itself.</summary>
public sealed class MonthsLaws
{
    private static readonly int[] Spans = [3, 12];

    [Fact]
    public void Known_months_are_settled_as_a_clerk_does_it() => Holds(isCertain: true, trial =>
    {
        var slow = new SlowMonths(trial.Terms, trial.Kinds);
        for (var month = 0; month < MonthsTrial.Months; month++)
        {
            var settlement = trial.Alone(MonthsTrial.Month(month)).Settlement;
            Assert.Equal(slow.Credits[month], settlement.Credits.Select(l => l.Amount!.Least.MinorUnits));
            Assert.Equal(slow.Returns[month], Sum(settlement.Lines.OfType<ReturnLine>().Select(l => l.Amount.Least)));
            Assert.Equal(slow.Totals[month], settlement.Total!.Least.MinorUnits);
            Assert.True(settlement.Total.IsCertain);
            foreach (var option in settlement.Lines.OfType<OptionLine>())
                Assert.Equal(IsOpen(slow, option, month) ? OptionState.Open : OptionState.NotOpen, option.State);
        }
    });

    [Fact]
    public void A_statement_is_the_same_alone_and_within_its_year() => Holds(isCertain: false, trial =>
    {
        var year = trial.Alone(MonthsTrial.Year).Settlement;
        var (carry, total) = (Carry.Nothing, MoneyRange.Nothing(trial.Agreement.Currency!));
        for (var month = 0; month < MonthsTrial.Months; month++)
        {
            var period = MonthsTrial.Month(month);
            var alone = trial.Alone(period);
            var inTurn = trial.Settle(period, carry);
            Assert.Equal(StatementText.Write(inTurn), StatementText.Write(alone));
            Assert.Equal(
                year.Lines.Where(l => l.Finding.Period == period).Select(Text), alone.Settlement.Lines.Select(Text));
            carry = inTurn.Settlement.Next;
            total += alone.Settlement.Total!;
        }
        Assert.Equal(total, year.Total);
        Assert.Equal(carry, year.Next);
    });

    [Fact]
    public void Each_version_owes_for_a_quarter_or_the_year_what_it_owes_for_the_months() => Holds(isCertain: false, trial =>
    {
        for (var version = 0; version < trial.Versions.Count; version++)
            foreach (var months in Spans)
                for (var first = 0; first < MonthsTrial.Months; first += months)
                {
                    var together = trial.Alone(MonthsTrial.From(first, months), version).Settlement;
                    var alone = Enumerable.Range(first, months).Select(month => trial.Alone(MonthsTrial.Month(month), version).Settlement).ToList();
                    Assert.Equal(alone.SelectMany(month => month.Lines).Select(Text), together.Lines.Select(Text));
                    Assert.Equal(alone.Aggregate(MoneyRange.Nothing(trial.Agreement.Currency!), (sum, month) => sum + month.Total!), together.Total);
                }
    }, isAmended: true);

    /// <summary>If January was missed, the cap of the quarter leaves the second objective nothing in February that could go back in March.</summary>
    [Fact]
    public void A_credit_that_others_may_leave_nothing_of_a_cap_may_not_go_back()
    {
        var terms = new MonthsTerms(
            [new(50, null, [], false, 0, null, 0), new(50, null, [], false, 1, null, 0)], Each: 0, Caps: [(3, 1000)], Minimum: 0, PointsCome: false);
        var trial = new MonthsTrial(terms,
            [[MonthKind.Unknown, MonthKind.Unknown, .. Kept(10)], [MonthKind.Kept, MonthKind.Missed, .. Kept(10)]]);
        var back = Assert.Single(trial.Alone(MonthsTrial.Month(2)).Settlement.Lines.OfType<ReturnLine>()).Amount;
        Assert.Equal((0, 50_000), (back.Least.MinorUnits, back.Most.MinorUnits));

        static IEnumerable<MonthKind> Kept(int months) => Enumerable.Repeat(MonthKind.Kept, months);
    }

    [Fact]
    public void Bounds_hold_whatever_the_unknown_months_were() => Holds(isCertain: false, trial =>
    {
        var dice = new Random(trial.ToString().Length);
        var months = Enumerable.Range(0, MonthsTrial.Months).Select(m => trial.Alone(MonthsTrial.Month(m)).Settlement).ToList();
        for (var i = 0; i < 20; i++)
        {
            var known = trial.Kinds.Select(kinds => kinds.Select(k => k is MonthKind.Unknown ? (MonthKind)dice.Next(3) : k).ToArray()).ToArray();
            var slow = new SlowMonths(trial.Terms, known);
            for (var month = 0; month < MonthsTrial.Months; month++)
            {
                Assert.All(months[month].Credits.Zip(slow.Credits[month]), pair => Within(pair.Second, pair.First.Amount!));
                Within(slow.Totals[month], months[month].Total!);
                foreach (var option in months[month].Lines.OfType<OptionLine>())
                    Assert.True(option.State is OptionState.MayBeOpen || (option.State is OptionState.Open) == IsOpen(slow, option, month));
            }
        }
    });

    private static void Within(BigInteger value, MoneyRange range) => Assert.InRange(value, range.Least.MinorUnits, range.Most.MinorUnits);

    private static bool IsOpen(SlowMonths slow, OptionLine line, int month) => line.Option.When is OptionTrigger.Points
        ? slow.IsOpenByPoints(Index(line), month)
        : slow.IsOpen(Index(line), month);

    private static int Index(RemedyLine line) => line.Finding.Objective.Name[1] - '0';

    private static BigInteger Sum(IEnumerable<Money> amounts) => amounts.Aggregate(BigInteger.Zero, (sum, m) => sum + m.MinorUnits);

    private static string Text(RemedyLine line) => $"{line.Finding.Objective.Name} {RemedyText.Kind(line)} {RemedyText.Amount(line)} "
        + $"{(line as CreditLine)?.Issued} {string.Join("; ", line.Because)}";

    private static void Holds(bool isCertain, Action<MonthsTrial> law, bool isAmended = false) => Law.Holds(
        Gen.Choose(0, int.MaxValue), seed =>
        {
            var trial = MonthsTrial.Throw(seed, isCertain, isAmended);
            try
            {
                law(trial);
                return true;
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"{trial}\n{e.Message}", e);
            }
        }, 25);
}
