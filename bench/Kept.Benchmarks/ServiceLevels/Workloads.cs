namespace Kept.Benchmarks.ServiceLevels;

/// <summary>The texts of the agreements.</summary>
internal static class Workloads
{
    private const string Head = """
        apiVersion: kept/v1
        kind: Agreement
        metadata: {name: service-levels, title: Service levels}
        spec:
          relation: sla
          structure: service-based
          parties: {provider: {title: Provider}, consumer: {title: Consumer}}

        """;

    private const string Latencies = """
        apiVersion: kept/v1
        kind: Source
        metadata: {name: latencies}
        spec:
          files: w3.csv
          header: [service, at, us]
          time: unix-seconds
          samples: {at: at, value: us, unit: ms, dimensions: [service]}
        """;

    private const string Windows = """
        apiVersion: kept/v1
        kind: Source
        metadata: {name: windows}
        spec:
          files: windows.csv
          header: [window, service, from, to]
          time: unix-seconds
          cases: {id: window, events: {from: from, to: to}, fields: [service]}
        """;

    /// <summary>Counters in intervals of five minutes: how many had at most one error in a thousand, and the mean of their
    /// ratios.</summary>
    public const string Intervals = Head + """
          timeZone: UTC
          objectives:
            met: {per: service, indicator: {shareOfIntervals: {source: requests, every: 5 minutes,
              met: (total - good) / total <= 0.1%, empty: met}}, target: at least 99%, every: month, remedies: none}
            mean: {per: service, indicator: {meanOfRatios: {source: requests, every: 5 minutes,
              good: good, total: total, empty: 100%}}, target: at least 99.9%, every: month, remedies: none}
            sum: {per: service, indicator: {ratio: {source: requests, good: good, total: total}},
              target: at least 99.9%, every: month, remedies: none}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: requests}
        spec:
          files: w2.csv
          header: [service, at, good, total]
          time: unix-seconds
          counts: {at: at, bucket: 1 minute, counters: {good: good, total: total}, dimensions: [service]}
        """;

    /// <summary>Latencies: two percentiles of each service and day.</summary>
    public const string Percentiles = Head + """
          timeZone: UTC
          objectives:
            p95: {per: service, indicator: {percentile: {source: latencies, rank: 95%}},
              target: at most 400000 ms, every: day, remedies: none}
            p99: {per: service, indicator: {percentile: {source: latencies, rank: 99%}},
              target: at most 900000 ms, every: day, remedies: none}
        ---

        """ + Latencies;

    /// <summary>The 95th percentile of each service and day in service hours, without maintenance that was entered after the
    /// measurements.</summary>
    public const string MaskedPercentiles = Head + """
          timeZone: UTC
          calendars:
            service-hours: {zone: Europe/Berlin, open: {mon-sat: 08:00-20:00}}
          exclusions:
            maintenance: {effect: leaves-both-sides, windows: {source: windows, from: from, to: to, same: service}}
          objectives:
            p95: {per: service, indicator: {percentile: {source: latencies, rank: 95%, hours: service-hours, exclude: maintenance}},
              target: at most 400000 ms, every: day, remedies: none}
        ---

        """ + Latencies + "\n---\n" + Windows;

    /// <summary>Tickets: response and resolution in business hours, by the month they were opened in and by priority.</summary>
    public const string Tickets = Head + """
          timeZone: Europe/Berlin
          calendars:
            business:
              zone: Europe/Berlin
              open: {mon-fri: 09:00-17:00}
              holidays: [2025-06-09, 2025-10-03, 2025-12-25, 2025-12-26, 2026-01-01, 2026-04-03, 2026-04-06, 2026-05-01,
                2026-05-14, 2026-05-25, 2026-10-03, 2026-12-25, 2026-12-26]
          objectives:
            response:
              per: priority
              indicator: {timeliness: {source: tickets, clock: {from: opened, to: responded, hours: business, usedUpAtClosing: due-at-next-opening}, countedBy: opened,
                within: {by: priority, 1: 30 minutes, 2: 2 hours, 3: 4 hours, 4: 8 hours}}}
              target: at least 90%
              every: month
              remedies: none
            resolution:
              per: priority
              indicator: {timeliness: {source: tickets, clock: {from: opened, to: resolved, hours: business, pauseWhile: waiting,
                usedUpAtClosing: due-at-next-opening},
                countedBy: opened, within: {by: priority, 1: 4 hours, 2: 8 hours, 3: 24 hours, 4: 48 hours}}}
              target: at least 90%
              every: month
              remedies: none
            response-time: {per: priority, indicator: {sum: {source: tickets, countedBy: opened,
              clock: {from: opened, to: responded, hours: business}}}, target: report-only, every: month, remedies: none}
            resolution-time: {per: priority, indicator: {sum: {source: tickets, countedBy: opened,
              clock: {from: opened, to: resolved, hours: business, pauseWhile: waiting}}}, target: report-only, every: month, remedies: none}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: tickets}
        spec:
          files: tickets-with-pauses.csv
          header: [id, priority, opened, responded, resolved, from1, to1, from2, to2, from3, to3]
          time: unix-seconds
          cases:
            id: id
            events: {opened: opened, responded: responded, resolved: resolved}
            pauses: {waiting: [{from: from1, to: to1}, {from: from2, to: to2}, {from: from3, to: to3}]}
            fields: [priority]
        """;

    /// <summary>Probes: which of those count were up, in the service hours where a service has them, without maintenance.</summary>
    public static string Availability(int services) => Head + """
          timeZone: UTC
          calendars:
            service-hours: {zone: Europe/Berlin, open: {mon-sat: 08:00-20:00}}
          exclusions:
            maintenance: {effect: leaves-both-sides, windows: {source: windows, from: from, to: to, same: service}}
          objectives:
            always: {per: service, indicator: {shareOfSamples: {source: probes, where: cover == always, good: state == up,
              exclude: maintenance}}, target: at least 99.9%, every: month, remedies: none}
            in-hours: {per: service, indicator: {shareOfSamples: {source: probes, where: cover == in-hours, good: state == up,
              hours: service-hours, exclude: maintenance}}, target: at least 99.9%, every: month, remedies: none}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: probes}
        spec:
          files: w1.csv
          header: [service, at, up]
          time: unix-seconds
          states:
            at: at
            state: {column: up, words: {up: 1, down: 0}}
            holdsAtMost: 1 minute
            dimensions: {service: service, cover: {column: service, words: {COVERS}}}
        ---

        """.Replace("COVERS", Covers(services), StringComparison.Ordinal) + Windows;

    /// <summary>Services with an odd number have service hours.</summary>
    private static string Covers(int services) =>
        $"always: [{string.Join(", ", Enumerable.Range(0, services).Where(int.IsEvenInteger))}], "
        + $"in-hours: [{string.Join(", ", Enumerable.Range(0, services).Where(int.IsOddInteger))}]";
}
