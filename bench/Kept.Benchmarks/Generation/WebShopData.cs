using System.Globalization;
using System.Text;

namespace Kept.Benchmarks.Generation;

/// <summary>The measurements of the web-shop example: June 2026, made up, the same bytes every time.</summary>
public static class WebShopData
{
    // June in Berlin, in UTC.
    private static readonly DateTime Start = new(2026, 5, 31, 22, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime End = new(2026, 6, 30, 22, 0, 0, DateTimeKind.Utc);
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(5);
    private static readonly string[] Locations = ["frankfurt", "london", "warsaw"];

    // What really happened to the shop.
    private static readonly (DateTime From, DateTime To)[] Outages =
    [
        (At(9, 12, 5), At(9, 13, 35)),    // a release of the customer, then a database that would not come back
        (At(14, 0, 10), At(14, 2, 25)),   // announced maintenance until 02:00, and an overrun
        (At(23, 18, 40), At(23, 18, 50)), // a failed switch-over
    ];

    private static readonly (DateTime From, DateTime To) BlindProbes = (At(21, 1, 0), At(21, 1, 20));

    /// <summary>Every file of the example by its name.</summary>
    public static IEnumerable<(string Name, string Content)> Files() =>
    [
        ("probes.csv", Probes()),
        ("requests.csv", Requests()),
        ("tickets.csv", Tickets()),
        ("survey.csv", Survey()),
        ("windows.csv", Windows()),
        ("campaigns.csv", Campaigns()),
    ];

    private static string Probes()
    {
        var random = new Dice(11);
        var text = new StringBuilder("at,location,state\n");
        for (var at = Start; at < End; at += Step)
            foreach (var location in Locations)
            {
                if (at >= BlindProbes.From && at < BlindProbes.To) continue;
                var isDown = Outages.Any(o => o.From <= at && at < o.To);
                var isFalseAlarm = !isDown && location == "warsaw" && random.Next(900) == 0;
                text.Append(Stamp(at)).Append(',').Append(location).Append(',').Append(isDown || isFalseAlarm ? "down" : "up").Append('\n');
            }
        return text.ToString();
    }

    private static string Requests()
    {
        var random = new Dice(23);
        var text = new StringBuilder("at,requests,errors,slow\n");
        for (var at = Start; at < End; at += Step)
        {
            var hour = at.AddHours(2).Hour;
            var requests = hour < 6 ? random.Next(4) * 10 : 200 + 20 * random.Next(25);
            var isDown = Outages.Any(o => o.From <= at && at < o.To);
            var errors = isDown ? requests * 9 / 10 : random.Next(40) == 0 ? random.Next(3) : 0;
            var isBusy = at.Day is 18 or 19 && hour is >= 18 and < 21;   // the summer sale
            var slow = requests * (isBusy ? 8 + random.Next(6) : random.Next(3)) / 100;
            text.Append(Stamp(at)).Append(',').Append(requests).Append(',').Append(Math.Min(errors, requests)).Append(',').Append(slow).Append('\n');
        }
        return text.ToString();
    }

    private static string Tickets()
    {
        var random = new Dice(37);
        var text = new StringBuilder("ticket,priority,opened,answered,resolved,waiting_from,waiting_to\n");
        var number = 1000;
        for (var day = Start.Date.AddDays(1); day < End; day = day.AddDays(1))
        {
            if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) continue;
            for (var count = 4 + random.Next(3); count > 0; count--)
            {
                var priority = random.Next(10) switch { 0 => "P1", < 4 => "P2", _ => "P3" };
                var opened = day.AddMinutes(6 * 60 + random.Next(9 * 60)).AddSeconds(random.Next(60));
                var isLate = random.Next(30) == 0;
                var answered = opened.AddMinutes(priority switch { "P1" => 3 + random.Next(10), "P2" => 10 + random.Next(45), _ => 20 + random.Next(150) } * (isLate ? 8 : 1));
                var resolved = answered.AddMinutes(priority switch { "P1" => 30 + random.Next(150), "P2" => 60 + random.Next(600), _ => 120 + random.Next(3000) } * (isLate ? 3 : 1));
                var waits = priority == "P3" && random.Next(3) == 0;
                var waitingFrom = answered.AddMinutes(30);
                var waitingTo = waitingFrom.AddHours(4 + random.Next(20));
                if (waits) resolved = waitingTo.AddMinutes(60 + random.Next(300));
                text.Append("T-").Append(++number).Append(',').Append(priority).Append(',').Append(Stamp(opened)).Append(',').Append(Stamp(answered))
                    .Append(',').Append(resolved < End ? Stamp(resolved) : "").Append(',').Append(waits ? Stamp(waitingFrom) : "").Append(',')
                    .Append(waits ? Stamp(waitingTo) : "").Append('\n');
            }
        }
        return text.ToString();
    }

    private static string Survey()
    {
        var random = new Dice(41);
        var text = new StringBuilder("at,score\n");
        for (var answer = 0; answer < 36; answer++)
            text.Append(Stamp(Start.AddHours(11 + answer * 19))).Append(',').Append(random.Next(8) switch { 0 => 2, 1 => 3, < 5 => 4, _ => 5 }).Append('\n');
        return text.ToString();
    }

    private static string Windows() =>
        $"""
        window,kind,announced,from,to,evidence
        M-1,maintenance,{Stamp(At(10, 8, 0))},{Stamp(At(14, 0, 0))},{Stamp(At(14, 2, 0))},change C-118
        M-2,maintenance,{Stamp(At(23, 18, 0))},{Stamp(At(23, 18, 40))},{Stamp(At(23, 18, 50))},change C-121
        A-1,customer,,{Stamp(At(9, 12, 5))},{Stamp(At(9, 12, 35))},release log R-4711
        A-2,customer,,{Stamp(At(9, 12, 35))},{Stamp(At(9, 13, 5))},

        """.ReplaceLineEndings("\n");

    private static string Campaigns() =>
        """
        campaign,due,forecast
        summer sale,2026-06-04T15:00:00Z,2026-06-03T09:12:00Z
        newsletter July,2026-06-17T15:00:00Z,2026-06-18T07:40:00Z

        """.ReplaceLineEndings("\n");

    private static DateTime At(int day, int hour, int minute) => new(2026, 6, day, hour, minute, 0, DateTimeKind.Utc);

    private static string Stamp(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
