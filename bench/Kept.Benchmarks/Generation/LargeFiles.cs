using System.Globalization;

namespace Kept.Benchmarks.Generation;

/// <summary>Large made-up files for the workspaces beside this project; the same bytes every time.</summary>
public static class LargeFiles
{
    private const int Services = 24;

    /// <summary>Probes of June 2026, one a minute and service.</summary>
    public static void WriteProbes(int rows, TextWriter writer)
    {
        var dice = new Dice(101);
        var start = new DateTime(2026, 6, 1, 0, 0, 0, DateTimeKind.Utc);
        writer.Write("at,service,status,code,ms\n");
        for (var row = 0; row < rows; row++)
        {
            var isDown = dice.Next(1000) == 0;
            writer.Write($"{Stamp(start.AddMinutes(row / Services))},web-{row % Services},{(isDown ? "down" : "up")},{(isDown ? 500 : 200)},{20 + dice.Next(400)}\n");
        }
    }

    /// <summary>Tickets opened in the first half of 2026, with up to three pauses each.</summary>
    public static void WriteTickets(int rows, TextWriter writer)
    {
        var dice = new Dice(202);
        var start = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        writer.Write("id,priority,opened,responded,resolved,p1_from,p1_to,p2_from,p2_to,p3_from,p3_to\n");
        for (var row = 0; row < rows; row++)
        {
            var opened = start.AddSeconds(dice.Next(181 * 86_400));
            var responded = opened.AddSeconds(60 + dice.Next(86_400));
            var length = 600 + dice.Next(5 * 86_400);
            writer.Write($"T{row:0000000},P{1 + dice.Next(4)},{Stamp(opened)},{Stamp(responded)},{Stamp(responded.AddSeconds(length))}");
            var cuts = Enumerable.Range(0, 2 * dice.Next(4)).Select(_ => dice.Next(length)).Order().ToList();
            for (var cut = 0; cut < 6; cut++)
            {
                writer.Write(',');
                if (cut < cuts.Count) writer.Write(Stamp(responded.AddSeconds(cuts[cut])));
            }
            writer.Write('\n');
        }
    }

    private static string Stamp(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
