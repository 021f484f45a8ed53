using System.Globalization;
using System.Text;

namespace Kept.Benchmarks.Generation;

/// <summary>The text of an agreement about many services: each has hours, a charge, an availability with credits, tickets with
/// a table by class, and an exclusion.</summary>
public static class LargeAgreement
{
    public static string Write(int services)
    {
        var text = new StringBuilder(
            """
            apiVersion: kept/v1
            kind: Agreement
            metadata: {name: large, title: Managed services of a large customer, number: SLA-2026-0200, version: 12}
            spec:
              relation: sla
              structure: customer-based
              parties: {provider: {title: Northwind Hosting GmbH}, consumer: {title: Acme Outdoor AG}}
              term: {start: 2026-01-01, end: 2026-12-31}
              timeZone: Europe/Berlin
              currency: EUR
              overview: All services of one customer.
              calendars:
                office: {title: Office hours, zone: Europe/Berlin, open: {mon-fri: 08:00-18:00}, holidays: [01-01, easter monday, 12-25], businessDay: closing}
                window: {title: Change window, zone: Europe/Berlin, open: {sun: 02:00-06:00}}
              services:

            """);
        for (var i = 1; i <= services; i++) Line(text, i, "    service-{0}: {{title: Service {0}, hours: office, charge: {1}.00 EUR per month}}", 400 + i);
        text.Append("  exclusions:\n    maintenance: {title: Announced maintenance, during: window, effect: leaves-both-sides}\n  objectives:\n");
        for (var i = 1; i <= services; i++)
        {
            Line(text, i, "    available-{0}:\n      title: Availability of service {0}\n      service: service-{0}\n      obliged: provider\n      to: consumer\n      owner: head of operations");
            Line(text, i, "      indicator: {{availability: {{source: probes, where: service == s{0}, exclude: maintenance, outage: {{atLeast: 1 minute}}}}}}");
            text.Append("      target: at least 99.9%\n      every: month\n      remedies: [{credit: {of: charge, bands: {\"[99%, 99.9%)\": 10%, \"[95%, 99%)\": 25%, \"< 95%\": 100%}}}]\n");
            Line(text, i, "    solved-{0}:\n      title: Tickets of service {0} solved in time\n      service: service-{0}\n      obliged: provider\n      to: consumer");
            Line(text, i, "      indicator: {{timeliness: {{source: tickets, where: service == s{0}, clock: {{from: opened, to: solved, hours: office}}, within: {{by: priority, P1: 4 hours, P2: 2 business days}}}}}}");
            text.Append("      target: at least 90%\n      every: month\n      remedies: none\n");
        }
        return text.Append(
            """
              settlement: {rounding: half-up, combine: sum, cap: 30%}
            ---
            apiVersion: kept/v1
            kind: Source
            metadata: {name: probes, title: probes}
            spec: {files: probes.csv, states: {at: at, state: state, holdsAtMost: 10 minutes, dimensions: [service]}}
            ---
            apiVersion: kept/v1
            kind: Source
            metadata: {name: tickets, title: tickets}
            spec: {files: tickets.csv, cases: {id: ticket, events: {opened: opened, solved: solved}, fields: [service, priority]}}

            """).ToString();
    }

    private static void Line(StringBuilder text, int number, string format, params object[] more) =>
        text.AppendFormat(CultureInfo.InvariantCulture, format, [number, .. more]).Append('\n');
}
