using System.Globalization;
using System.Text;

namespace Kept.Storage.Tests.Durability;

/// <summary>A workspace with files of several batches each.</summary>
internal static class LargeWorkspace
{
    /// <summary>How many rows each of the files has.</summary>
    public const int Rows = 180_000;

    public const string Period = "2026-06";

    private const string Text = """
        apiVersion: kept/v1
        kind: Agreement
        metadata: {name: large, title: Large}
        spec:
          relation: sla
          structure: service-based
          parties: {provider: {title: One}, consumer: {title: Other}}
          timeZone: UTC
          services: {thing: {title: Thing}}
          objectives:
            up: {service: thing, per: thing, target: ">= 90%", every: month, remedies: none, indicator: {availability: {source: states}}}
            good: {service: thing, target: ">= 90%", every: month, remedies: none, indicator: {ratio: {source: counts, good: good, total: total}}}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: states}
        spec: {files: states.csv, states: {at: at, state: state, dimensions: thing}}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: counts}
        spec: {files: counts.csv, counts: {at: at, counters: {good: good, total: total}, dimensions: thing}}
        """;

    /// <summary>Writes the workspace into a folder.</summary>
    /// <param name="rows">How many rows of each file.</param>
    public static void Write(string folder, int rows = Rows)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "agreement.yaml"), Text);
        File.WriteAllText(Path.Combine(folder, "states.csv"), TextOf("thing,at,state", rows, (row, _) => row % 1013 < 20 ? "down" : "up"));
        File.WriteAllText(Path.Combine(folder, "counts.csv"), TextOf(
            "thing,at,good,total", rows, (row, dice) => dice % 50 is var good ? string.Create(CultureInfo.InvariantCulture, $"{good},{good + row % 3}") : ""));
    }

    private static string TextOf(string header, int rows, Func<int, int, string> values)
    {
        var text = new StringBuilder(header).Append('\n');
        var dice = 1;
        for (var row = 0; row < rows; row++)
        {
            dice = (int)(dice * 48271L % int.MaxValue);
            var minute = row / 4;   // four things a minute
            text.Append(CultureInfo.InvariantCulture, $"t{row % 4},2026-{6 + minute / 43_200:00}-{minute % 43_200 / 1440 + 1:00}T{minute % 1440 / 60:00}:{minute % 60:00}:00Z,{values(row, dice)}\n");
        }
        return text.ToString();
    }
}
