using System.Globalization;
using System.Text;

namespace Kept.Benchmarks.Generation;

/// <summary>A workspace of a corporate agreement with two versions and of many agreements of customers that extend it; the same
/// bytes every time.</summary>
public static class ManyAgreements
{
    private static readonly string[] Tiers = ["tier-1", "tier-2", "tier-3"];

    /// <param name="customers">How many agreements extend the corporate one.</param>
    /// <param name="services">How many services each is about; there are two objectives a service.</param>
    public static IEnumerable<(string Name, string Content)> Files(int customers, int services)
    {
        yield return ("corporate.yaml", Corporate(services));
        yield return ("corporate-2.yaml", Change(services));
        yield return ("sources.yaml", Sources());
        for (var i = 0; i < customers; i++) yield return ($"customer-{Number(i)}.yaml", Customer(i, services));
    }

    private static string Corporate(int services)
    {
        var text = new StringBuilder(
            """
            apiVersion: kept/v1
            kind: Agreement
            metadata: {name: corporate, title: Terms for all services, version: 1}
            spec:
              level: corporate
              relation: sla
              structure: multi-level
              parties:
                provider: {title: Northwind Hosting GmbH, contact: service desk}
              timeZone: Europe/Berlin
              currency: EUR
              calendars:
                office: {zone: Europe/Berlin, open: {mon-fri: "08:00-18:00"}, holidays: ["01-01", "12-25", "12-26"]}
                nights: {zone: Europe/Berlin, open: {sun: "02:00-06:00"}}
              exclusions:
                maintenance:
                  during: nights
                  windows: {source: windows, from: opens, to: closes, announced: announced, notice: 48 h}
                  effect: leaves-both-sides
              services:

            """.ReplaceLineEndings("\n"));
        for (var i = 0; i < services; i++) text.Append(CultureInfo.InvariantCulture, $"    service-{i}: {{title: Service {i}, hours: office}}\n");
        text.Append("  objectives:\n");
        for (var i = 0; i < services; i++) text.Append(Objectives(i));
        text.Append("  settlement: {rounding: half-even, combine: highest-per-service, cap: 30%}\n");
        text.Append("  locks: [timeZone, settlement.rounding]\n");
        return text.ToString();
    }

    private static string Objectives(int service) =>
        $$$"""
            availability-{{{service}}}:
              service: service-{{{service}}}
              obliged: provider
              owner: duty manager
              indicator:
                availability:
                  source: probes
                  where: service == service-{{{service}}}
                  outage: {atLeast: 1 minute}
                  exclude: [maintenance]
              target: {by: tier, tier-1: at least 99.95%, tier-2: at least 99.9%, tier-3: at least 99.5%}
              every: month
              remedies:
                - credit:
                    of: charge
                    bands:
                      by: tier
                      tier-1: {"[99.0%, 99.95%)": 10%, "[95.0%, 99.0%)": 25%, "< 95.0%": 100%}
                      tier-2: {"[99.0%, 99.9%)": 10%, "< 99.0%": 25%}
                      tier-3: {"< 99.5%": 10%}
            first-answer-{{{service}}}:
              service: service-{{{service}}}
              obliged: provider
              owner: service desk
              indicator:
                timeliness:
                  source: tickets
                  where: service == service-{{{service}}}
                  clock: {from: opened, to: answered, hours: {by: priority, P1: always, otherwise: office}}
                  within: {by: priority, P1: 15 minutes, P2: 1 hour, otherwise: 4 hours}
              target: at least 95%
              every: month
              remedies: none

        """.ReplaceLineEndings("\n");

    /// <summary>The corporate change: more is promised of every service, and maintenance is announced earlier.</summary>
    private static string Change(int services)
    {
        var text = new StringBuilder(
            """
            apiVersion: kept/v1
            kind: Agreement
            metadata: {name: corporate, version: 2}
            spec:
              extends: corporate@1
              effective: {from: 2026-07-01, spanning: split}
              exclusions:
                maintenance: {windows: {notice: 72 h}}
              objectives:

            """.ReplaceLineEndings("\n"));
        for (var i = 0; i < services; i++) text.Append(CultureInfo.InvariantCulture, $"    first-answer-{i}: {{target: at least 96%}}\n");
        return text.ToString();
    }

    private static string Customer(int i, int services)
    {
        var dice = new Dice((ulong)i + 1);
        return
            $$$"""
            apiVersion: kept/v1
            kind: Agreement
            metadata: {name: customer-{{{Number(i)}}}, title: Services for customer {{{i}}}, number: SLA-{{{Number(i)}}}}
            spec:
              extends: corporate@1
              {{{(i % 2 == 0 ? "follow: tightening-only" : "reporter: service level manager")}}}
              level: customer
              structure: customer-based
              subscription: {tier: {{{Tiers[dice.Next(3)]}}}}
              parties:
                consumer: customer-{{{Number(i)}}}
              term: {start: 2026-01-01, end: 2026-12-31}
              services:
            {{{string.Concat(Enumerable.Range(0, services).Select(s => $"    service-{s}: {{charge: {100 * (1 + dice.Next(90))}.00 EUR per month}}\n"))}}}  objectives:
                first-answer-{{{dice.Next(services)}}}: {target: at least 98%}
                availability-{{{dice.Next(services)}}}:
                  indicator:
                    availability: {outage: {atLeast: 30 seconds}}
            ---
            apiVersion: kept/v1
            kind: Party
            metadata: {name: customer-{{{Number(i)}}}, title: Customer {{{i}}}}

            """.ReplaceLineEndings("\n");
    }

    private static string Sources() =>
        """
        apiVersion: kept/v1
        kind: Source
        metadata: {name: probes}
        spec:
          files: probes.csv
          states: {at: at, state: state, dimensions: [service]}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: tickets}
        spec:
          files: tickets.csv
          cases:
            id: id
            events: {opened: opened, answered: answered}
            fields: [service, priority]
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: windows}
        spec:
          files: windows.csv
          cases:
            id: id
            events: {announced: announced}
            dates: {opens: opens, closes: closes}

        """.ReplaceLineEndings("\n");

    private static string Number(int i) => i.ToString("0000", CultureInfo.InvariantCulture);
}
