using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Language.Binding;
using Kept.Language.Parsing;
using Kept.Language.Text;
using Xunit;

namespace Kept.Core.Tests.Binding;

/// <summary>What an agreement cannot mean is refused where it is written, rather than found out when it is evaluated.</summary>
public sealed class RefusalTests
{
    private const string Credit = "of: charge, bands: {\"< 99%\": 10%, \"[99%, 100%]\": none}";

    private const string Agreement =
        """
        apiVersion: kept/v1
        kind: Agreement
        metadata: {name: test}
        spec:
          relation: sla
          structure: service-based
          parties: {provider: {title: One}, consumer: {title: Other}}
          timeZone: UTC
          currency: EUR
          calendars: {office: {zone: UTC, open: {mon-fri: 08:00-16:00}, businessDay: closing}}
          services: {thing: {charge: CHARGE}}
          objectives:
            measured:
              service: thing
              indicator: {INDICATOR}
              target: report-only
              every: month
              remedies: REMEDIES
          settlement: {TERMSrounding: half-up}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: latency}
        spec: {files: a.csv, samples: {at: at, value: value, unit: ms}}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: charges}
        spec: {files: b.csv, amounts: {at: at, value: value, unit: USD}}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: tickets}
        spec: {files: c.csv, cases: {id: id, events: {opened: opened, closed: closed}, fields: [priority]}}
        """;

    [Theory]
    [InlineData("percentile: {source: latency, rank: 0%}", "KPT203")]
    [InlineData("percentile: {source: latency, rank: 100.1%}", "KPT203")]
    [InlineData("percentile: {source: latency, rank: 95}", "KPT203")]
    [InlineData("mean: {source: latency, every: 1 ms, of: max(value)}", "KPT222")]
    [InlineData("mean: {source: latency, every: 7 minutes, of: max(value)}", "KPT222")]
    [InlineData("availability: {source: tickets, from: opened, to: closed, noData: counts-as-up}", "KPT227")]
    [InlineData("availability: {source: tickets, from: opened, to: closed, measuredFrom: first-record}", "KPT227")]
    [InlineData("timeliness: {source: tickets, clock: {from: opened, to: closed, hours: always}, within: 2 business days}", "KPT225")]
    [InlineData("timeliness: {source: tickets, clock: {from: opened, to: closed, hours: {by: priority, P1: office, P2: always}}, "
        + "within: {by: priority, P1: 4 hours, P2: 2 business days}}", "KPT225")]
    public void An_indicator_that_measures_nothing_is_refused(string indicator, string code) =>
        Assert.Equal([code], Bind(indicator).Diagnostics.Select(d => d.Code));

    [Theory]
    [InlineData("percentile: {source: latency, rank: 100%}")]
    [InlineData("mean: {source: latency, every: 1 second, of: max(value)}")]
    [InlineData("timeliness: {source: tickets, clock: {from: opened, to: closed, hours: {by: priority, P1: always, otherwise: office}}, "
        + "within: {by: priority, P1: 4 hours, otherwise: 2 business days}}")]
    public void One_that_measures_something_is_not(string indicator) => Assert.Empty(Bind(indicator).Diagnostics);

    [Theory]
    [InlineData("charges", "KPT235")]   // in another currency
    [InlineData("latency", "KPT221")]   // not in money
    public void A_charge_is_an_amount_in_the_currency_of_the_agreement(string source, string code)
    {
        const string count = "count: {source: latency}";
        var measured = $"{{source: {source}}}";
        Assert.Contains(code, Bind(count, $"{{credit: {{{Credit}}}}}", charge: measured).Diagnostics.Select(d => d.Code));
        Assert.Equal([code], Bind(count, $"{{credit: {{{Credit.Replace("charge", measured)}}}}}").Diagnostics.Select(d => d.Code));
    }

    private static Checked<Workspace> Bind(
        string indicator, string remedy = "", string charge = "100.00 EUR per month", string terms = "")
    {
        var text = Agreement.Replace("INDICATOR", indicator).Replace("REMEDIES", remedy == "" ? "none" : $"[{remedy}]")
            .Replace("CHARGE", charge).Replace("TERMS", terms);
        return WorkspaceBinder.Bind([YamlParser.Parse(new SourceText("test.yaml", text)).Value!]);
    }
}
