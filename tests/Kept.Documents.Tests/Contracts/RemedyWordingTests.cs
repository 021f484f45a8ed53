using Kept.Agreements;
using Xunit;

namespace Kept.Documents.Tests.Contracts;

/// <summary>Sentences of contracts about money, as a lawyer would read them.</summary>
public class RemedyWordingTests
{
    private const string Text = """
        apiVersion: kept/v1
        kind: Agreement
        metadata: {name: store}
        spec:
          relation: sla
          structure: service-based
          parties: {provider: {title: North}, consumer: {title: South}}
          term: {start: 2026-01-01, end: 2027-12-31}
          timeZone: UTC
          currency: EUR
          services: {store: {title: Store, charge: CHARGE}}
          exclusions:
            works: {windows: {source: works, from: begin, to: finish, announced: told, notice: 7 days, calendar: dublin}, effect: leaves-both-sides,
              budget: BUDGET, budgetOf: whole-windows, overBudget: not-excluded}
          calendars: {dublin: {title: Office, zone: Europe/Dublin, open: {mon-fri: 08:00-18:00}}}
          objectives:
            up:
              service: store
              obliged: provider
              to: consumer
              per: [class, region]
              indicator: INDICATOR
              target: at least 99.9%
              every: EVERY
              remedies: [REMEDY]
        MORE
          settlement: {rounding: half-up, SETTLEMENT}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: probes, title: probes}
        spec: {files: probes.csv, states: {at: at, state: state, dimensions: [class, region]}}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: traffic, title: traffic}
        spec: {files: traffic.csv, counts: {at: at, bucket: 5 minutes, counters: {all: all, bad: bad}, gaps: not-observed, dimensions: [class, region]}}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: bills, title: bills}
        spec: {files: bills.csv, amounts: {at: at, value: amount, unit: EUR, dimensions: [class]}}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: works, title: works}
        spec: {files: works.csv, cases: {id: id, events: {begin: begin, finish: finish, told: told}}}
        """;

    [Theory]
    [InlineData("{source: bills}", "{credit: {of: charge, missed: 10%}}",
        "Percentages refer to the charge for the service Store (clause 4.store) for the period; of these amounts only those count that have the “class” that the promise is assessed for.")]
    [InlineData("{source: bills}", "{credit: {of: {charge: preceding period}, missed: 10%}}",
        "for the preceding period; of these amounts only those count that have the “class” that the promise is assessed for.")]
    [InlineData("100.00 EUR per month", "{credit: {of: {source: bills}, missed: 10%}}",
        "Percentages refer to the amounts of “bills” (clause B.bills) that fall into the period; of these amounts only those count that have the “class” that the promise is assessed for.")]
    [InlineData("100.00 EUR per month", "{credit: {of: charge, missed: 10%}}", "Percentages refer to the charge for the service Store (clause 4.store) for the period. For")]
    public void Of_amounts_that_are_measured_those_of_the_scope_count(string charge, string remedy, string sentence) =>
        Assert.Contains(sentence, Sentences("remedies", charge: charge, remedy: remedy));

    [Theory]
    [InlineData("20 minutes per month", "In each calendar month, at most 20 minutes can be excluded. Windows use this up")]
    [InlineData("[48 hours per month from day 16, 120 hours per year from 16 february]",
        "In each month that begins on day 16, at most 48 hours can be excluded. In each year, counted from 16 February, at most 120 hours can be excluded. Windows use this up")]
    [InlineData("1 hour per month from day 31", "In each month that begins on day 31, or on its last day where it has no such day, at most 1 hour can be excluded.")]
    [InlineData("1 hour per year", "Each promise that names this exclusion has this budget for itself. A promise that is assessed separately for several things has it once for each of them.")]
    [InlineData("1 hour per year", "It counts only if “told” lies at least 7 calendar days before its beginning, at the same time of day or earlier, by the clocks of Europe/Dublin.")]
    public void An_exclusion_says_when_it_counts_and_whose_budget_it_uses_up(string budget, string sentence) =>
        Assert.Contains(sentence, Sentences("exclusions", budget: budget));

    [Theory]
    [InlineData("100.00 EUR per month", "{on: agreement, per: year from april, atMost: 8%}",
        "In the periods that end within each year, counted from 1 April, all credits together are at most 8% of the charges for all services for the whole of that time.")]
    [InlineData("100.00 EUR per month", "{on: service, per: period, atMost: 8%}",
        "In each period, the credits for the same service together are at most 8% of the charge for that service for that period.")]
    [InlineData("100.00 EUR per month", "{on: objective, per: term, atMost: 8%}",
        "In the whole term, the credits for the same promise together are at most 8% of the charge for the service of that promise for the whole term.")]
    [InlineData("{source: bills}", "{on: [class, region], per: quarter, atMost: 8%}",
        "at most 8% of the charges for all services for the whole of that time, where charges that are measured count up to the end of the period; of amounts that are measured only those count that have the same “class”.")]
    public void A_limit_says_of_which_charges_and_for_which_time(string charge, string cap, string sentence) =>
        Assert.Contains(sentence, Sentences("remedies", charge: charge, settlement: $"combine: sum, caps: [{cap}]"));

    [Theory]
    [InlineData("combine: {highestPer: region}", "Of the credits of a period for the same “region” only the highest is owed. The highest credits and the credits without a “region” add up.")]
    [InlineData("combine: highest-per-service", "Of the credits of a period for the same service only the highest is owed. The highest credits add up.")]
    public void What_adds_up_besides_the_highest_is_said(string settlement, string sentence) =>
        Assert.Contains(sentence, Sentences("remedies", settlement: settlement));

    [Theory]
    [InlineData("{credit: {missed: 1.00 EUR, eligible: class != free}}", "A credit is owed only if class is not “free”.")]
    [InlineData("{credit: {missed: 1.00 EUR, when: missed}}", "A credit is owed only if the promise is missed in the period.")]
    [InlineData("{points: {missed: 3, eligible: downtime > 1 h}}", "Points are given only if downtime is more than 1 hour. Here “downtime” is the length of the down time that counts in the period.")]
    [InlineData("{credit: {of: charge, amount: 10 * base * downtime / period}}",
        "Here “downtime” is the length of the down time that counts in the period. Here “period” is the whole length of the period, round the clock.")]
    [InlineData("{credit: {of: charge, amount: \"base * max(target - attainment, 0%)\"}}", "the credit is base × (the larger of (a) target − attainment and (b) 0%).")]
    [InlineData("{credit: {of: charge, amount: base * shortfall}}", "Here “shortfall” is how far the attainment is on the wrong side of the target, and 0 if it meets it.")]
    [InlineData("{credit: {missed: 1.00 EUR, earnBack: {after: 2 months met}}}",
        "What was paid goes back when the promise is met in each of the next 2 periods: it is taken off the credits of the last of them. "
        + "If the promise is missed in one of them, what was paid can never go back. A period without a result is waited for.")]
    [InlineData("{credit: {missed: 1.00 EUR, repeat: {of: consecutive, times: {2: 150%, 3: 200%}, credited: keeps-counting}}}",
        "Misses in a row are counted. It is multiplied by 150% from the 2nd of them on and by 200% from the 3rd on. The last of these holds for every further miss.")]
    [InlineData("{credit: {missed: 1.00 EUR, repeat: {of: in 6 months, times: {2: 150%}, credited: starts-again}}}",
        "Misses of the last 6 periods are counted, this one included. It is multiplied by 150% from the 2nd of them on.")]
    [InlineData("{credit: {of: charge, missed: 2 days, worth: {day: base / 30}}}",
        "One day of service is worth base ÷ 30. In this “base” is the amount of 100.00 EUR for each month as it is written, not the part of a period.")]
    [InlineData("{credit: {of: charge, perUnit: {of: downtime, unit: 1 hour, counted: started, gives: 5%}}}", "For each started hour of down time that counts in the period the credit is 5%.")]
    public void A_remedy_says_what_it_depends_on(string remedy, string sentence) => Assert.Contains(sentence, Sentences("remedies", remedy: remedy));

    [Theory]
    [InlineData("{ratio: {source: traffic, good: all - bad, total: all}}", "Here “count” is the total that its good part is divided by.")]
    [InlineData("{shareOfIntervals: {source: traffic, every: 1 hour, met: bad < all, empty: met}}", "Here “count” is the number of intervals that count in the period.")]
    public void What_count_counts_is_said(string indicator, string sentence) =>
        Assert.Contains(sentence, Sentences("remedies", indicator: indicator, remedy: "{credit: {missed: 1.00 EUR, eligible: count >= 4}}"));

    [Theory]
    [InlineData("{credit: {missed: 1.00 EUR, earnBack: {after: 2 months met}}}", true)]
    [InlineData("{credit: {missed: 1.00 EUR}}", false)]
    public void What_goes_back_is_taken_first_off_what_waits(string remedy, bool goesBack) => Assert.Equal(
        goesBack,
        Sentences("remedies", remedy: remedy, settlement: "combine: sum, minimum: {total: at least 50.00 EUR, otherwise: deferred}")
            .Contains("What goes back is taken first off what waits for the next period.", StringComparison.Ordinal));

    [Fact]
    public void What_is_owed_the_other_way_is_set_off_and_claimed_by_the_other_party()
    {
        var text = Sentences("remedies", remedy: "{credit: {missed: 1.00 EUR}}, {bonus: {met: 2.00 EUR}}", more: """
                paid: {obliged: consumer, to: provider, indicator: {count: {source: works, countedBy: begin}}, target: at most 3, every: month, remedies: [{credit: {missed: 5.00 EUR}}]}
              claims: {by: consumer, within: 30 days, of: period-end, otherwise: forfeited}
            """);

        Assert.Contains(
            "What 8.2, 8.3 and 8.4 say is about service credits that the provider owes. Bonuses and service credits that the consumer owes are set off in full against what is then left of the service credits that the provider owes.", text);
        Assert.Contains("A credit is given when the consumer claims it. A credit that the consumer owes is given when the party claims it to which it is owed.", text);
    }

    [Fact]
    public void Where_all_is_owed_one_way_nothing_is_set_off()
    {
        var text = Sentences("remedies");

        Assert.DoesNotContain("set off", text);
        Assert.DoesNotContain("to which it is owed", text);
    }

    [Theory]
    [InlineData("{credit: {of: charge, missed: 10%}}", "| a credit of 10% of the charge |")]
    [InlineData("{credit: {of: {source: bills}, bands: {\"[99%, 99.9%)\": 10%, \"< 99%\": 20%}}}", "| a credit of 10% to 20% of the amounts of “bills” |")]
    [InlineData("{credit: {of: at-risk, perUnit: {of: shortfall, unit: 1%, counted: started, gives: 4%}}}", "| a credit of 4% of what is at risk for each started percentage point by which the attainment misses the target |")]
    [InlineData("{option: {of: consumer, what: terminate, when: missed 2 of 6 periods, notice: 3 months}}, {credit: {missed: 1.00 EUR}}", "| an option of the consumer: terminate, announced 3 months before; a credit of 1.00 EUR |")]
    [InlineData("{points: {missed: 3}}", "Points are added up for each half-year, counted from 1 April. What they come to: below 6, nothing; 6 and above, 2% of the charges for all services for that whole span.")]
    [InlineData("{points: {missed: 3}}", "At risk in a period are 12% of the charges for all services for it.")]
    [InlineData("{points: {missed: 3}}", "A credit is given when the consumer claims it. It can be claimed within 30 days of the end of the first outage")]
    [InlineData("{points: {missed: 3}}", "| quarter from 16 February |")]
    public void The_summary_says_what_follows_of_what_and_how_it_is_claimed(string remedy, string words)
    {
        var contract = Contract.Of(Drawn("100.00 EUR per month", "1 hour per month", remedy, "{availability: {source: probes, exclude: [works]}}",
            "combine: sum, atRisk: 12%" + (remedy.Contains("points", StringComparison.Ordinal) ? ", points: {per: half-year from april, of: charge, bands: {\"< 6\": none, \">= 6\": 2%}}" : ""),
            "  claims: {by: consumer, within: 30 days, of: incident, otherwise: forfeited}", "quarter from 16 february"));

        Assert.Contains(words, ContractMarkdown.WriteSummary(contract).Replace("\\", "", StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_period_costs_that_is_cut_off_is_said_of_the_term_and_of_amendments() => Assert.Contains(
        "For a period of which the term or an amendment cuts off a part, it is due for the months that are left, and for a month that is cut in proportion to its days.", Sentences("services"));

    /// <summary>All sentences of a section, one after the other.</summary>
    private static string Sentences(
        string section, string charge = "100.00 EUR per month", string budget = "1 hour per month", string remedy = "{credit: {missed: 1.00 EUR}}",
        string indicator = "{availability: {source: probes, exclude: [works]}}", string settlement = "combine: sum", string more = "")
    {
        var contract = Contract.Of(Drawn(charge, budget, remedy, indicator, settlement, more));
        return string.Join(' ', contract.Sections.Single(s => s.Name == section).Parts.SelectMany(In).Select(s => s.Text));
    }

    private static Agreement Drawn(
        string charge, string budget, string remedy, string indicator, string settlement, string more, string every = "month")
    {
        var text = Text.Replace("CHARGE", charge, StringComparison.Ordinal).Replace("BUDGET", budget, StringComparison.Ordinal)
            .Replace("INDICATOR", indicator, StringComparison.Ordinal).Replace("REMEDY", remedy, StringComparison.Ordinal).Replace("SETTLEMENT", settlement, StringComparison.Ordinal)
            .Replace("EVERY", every, StringComparison.Ordinal).Replace("MORE", more, StringComparison.Ordinal);
        return Maximal.From(text);
    }

    private static IEnumerable<Provision.Sentence> In(Provision provision) => provision switch
    {
        Provision.Sentence sentence => [sentence],
        Provision.Paragraph paragraph => paragraph.Parts.SelectMany(In),
        Provision.Points points => points.Items,
        Provision.Clause clause => clause.Parts.SelectMany(In),
        _ => [],
    };
}
