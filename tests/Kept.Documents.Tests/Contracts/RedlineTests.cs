using FsCheck;
using FsCheck.Fluent;
using Kept.Agreements;
using Kept.Documents.Contracts;
using Kept.Quantities;
using Kept.Remedies;
using Xunit;

namespace Kept.Documents.Tests.Contracts;

public class RedlineTests
{
    [Fact]
    public void A_thing_that_gets_another_title_is_one_change()
    {
        var changes = Between(t => t.Replace("title: The shop,", "title: The store,", StringComparison.Ordinal));

        Assert.Equal(("services.shop.title", "The shop", "The store"), Assert.Single(changes.Select(c => (c.Path, c.Before, c.After))));
    }

    [Fact]
    public void A_party_that_gets_another_name_is_one_change()
    {
        var change = Assert.Single(Between(t => t.Replace("{name: south, title: South}", "{name: south, title: Southern}", StringComparison.Ordinal)));

        Assert.Equal("parties.consumer.title", change.Path);
    }

    [Fact]
    public void What_is_new_and_what_is_gone_is_shown_where_it_belongs()
    {
        const string old = "    weekly: {title: Weekly window, during: window, effect: counts-as-up}\n";
        var changes = Between(t => t.Replace(old, "", StringComparison.Ordinal).Replace("[maintenance, weekly]", "[maintenance]", StringComparison.Ordinal));

        Assert.Contains(changes, c => c is { Path: "exclusions.weekly.effect", After: null, Label: "7.weekly.2" });
        Assert.Contains(changes, c => c.Path == "objectives.available.indicator.availability.exclude" && c.Before!.Contains("Weekly window", StringComparison.Ordinal));
        Assert.Equal(3, changes.Count);
    }

    [Fact]
    public void Comments_order_and_layout_are_no_change()
    {
        Assert.Empty(Between(t => t.Replace("  relation: underpinning\n  structure: multi-level\n", "  structure:    multi-level   # a note\n  relation: underpinning\n", StringComparison.Ordinal)));
        Assert.Empty(Between(t => t.Replace("exclude: [maintenance, weekly]", "exclude: [weekly, maintenance]", StringComparison.Ordinal)));
        Assert.Empty(Between(t => t.Replace("[01-01, 12-27/12-30, easter monday,", "[easter monday, 12-27/12-30, 01-01,", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_order_of_days_that_can_fall_together_is_a_change()
    {
        var changes = Between(t => t.Replace(
            "exceptions: {12-24: 09:00-11:00, 2026-04-04: 10:00-11:00}", "exceptions: {2026-04-04: 10:00-11:00, 12-24: 09:00-11:00, fourth friday of december: 08:00-09:00}", StringComparison.Ordinal));

        Assert.Contains(changes, c => c.Path.EndsWith("exceptions.12-24", StringComparison.Ordinal) && c.After!.Contains("not when it falls on the fourth Friday of December", StringComparison.Ordinal));
    }

    [Fact]
    public void A_charge_that_changes_changes_its_credits()
    {
        var (before, after) = (Maximal.Agreement, Maximal.From(Maximal.Text.Replace("charge: 12000.00 EUR per month", "charge: 15000.00 EUR per month", StringComparison.Ordinal)));

        Assert.Equal("services.shop.charge", Assert.Single(Redline.Between(before, after).Changes).Path);
        Assert.Contains("+", RedlineText.Write(Amendments.Between([before], [after])).Split("Effect on credits")[1]);
    }

    [Fact]
    public void The_words_that_stay_and_go_are_the_old_text_and_those_that_stay_and_come_the_new_one() => Law.Holds(
        Texts().Two(),
        pair =>
        {
            var runs = WordDifference.Between(pair.Item1, pair.Item2);
            return Join(runs, WordChange.Comes) == pair.Item1 && Join(runs, WordChange.Goes) == pair.Item2
                && (pair.Item1 != pair.Item2 || runs.All(r => r.Change is WordChange.Stays));
        });

    [Fact]
    public void An_effect_says_for_every_attainment_what_the_bands_of_both_versions_give() => Law.Holds(
        Cuts().Two(),
        pair =>
        {
            var (before, after) = (WithBands(pair.Item1), WithBands(pair.Item2));
            var rows = CreditEffect.Between(before, after).SelectMany(e => e.Rows).ToList();
            return Enumerable.Range(98_990, 1011).Select(i => Rational.Of(i, 100_000)).All(value =>
            {
                var (old, now) = (Given(pair.Item1, value), Given(pair.Item2, value));
                var row = rows.SingleOrDefault(r => r.When.Contains(value));
                return row is null ? old == now : row.Before.Percent == old && row.After.Percent == now && old != now;
            });
        },
        trials: 40);

    private static string Join(IReadOnlyList<WordRun> runs, WordChange without) => string.Concat(runs.Where(r => r.Change != without).Select(r => r.Text));

    private static Gen<string> Texts() => Gen.Elements("the", "shop", "is", "up.", "99.9%", "99.95%,", "\n", " ", "", ".").ListOf().Select(words => string.Join(" ", words));

    /// <summary>Ends of bands from 99% on, the highest first, in thousandths of a percent.</summary>
    private static Gen<int[]> Cuts() => Gen.Choose(99_001, 99_999).ListOf(3).Select(cuts => cuts.Distinct().OrderDescending().ToArray());

    /// <summary>What the bands of <see cref="WithBands"/> give, worked out by hand.</summary>
    private static Rational Given(int[] cuts, Rational value) => Rational.Of(10 * cuts.Count(cut => value < Rational.Of(cut, 100_000)), 100);

    private static Agreement WithBands(int[] cuts)
    {
        var bands = cuts.Select((cut, i) => i + 1 < cuts.Length
            ? $"\"[{Percent(cuts[i + 1])}, {Percent(cut)})\": {10 * (i + 1)}%"
            : $"\"< {Percent(cut)}\": {10 * (i + 1)}%");
        return Maximal.From("""
            apiVersion: kept/v1
            kind: Agreement
            metadata: {name: shop}
            spec:
              relation: sla
              structure: service-based
              parties: {provider: {title: North}, consumer: {title: South}}
              timeZone: UTC
              currency: EUR
              objectives:
                up:
                  indicator: {availability: {source: probes}}
                  target: at least TARGET
                  every: month
                  remedies: [{credit: {of: 1000.00 EUR, bands: {BANDS}}}]
              settlement: {rounding: half-up}
            ---
            apiVersion: kept/v1
            kind: Source
            metadata: {name: probes}
            spec: {files: probes.csv, states: {at: at, state: state}}
            """.Replace("BANDS", string.Join(", ", bands), StringComparison.Ordinal).Replace("TARGET", Percent(cuts[0]), StringComparison.Ordinal));
    }

    private static string Percent(int thousandths) => $"{thousandths / 1000}.{thousandths % 1000:000}%";

    private static Sequence<Change> Between(Func<string, string> change)
    {
        var text = change(Maximal.Text);
        Assert.NotEqual(Maximal.Text, text);
        return Redline.Between(Maximal.Agreement, Maximal.From(text)).Changes;
    }
}
