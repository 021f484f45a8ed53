using System.Globalization;
using System.Text;

namespace Kept.Benchmarks.Generation;

/// <summary>The measurements of the sales-marketing example: leads of March 2026 and the deals that came of them, made up,
/// the same bytes every time.</summary>
public static class SalesMarketingData
{
    private const int Leads = 112;
    private const int ValidRejections = 12;
    private const int Deals = 50;
    private const int Cancelled = 3;

    private static readonly DateTime Start = new(2026, 3, 2, 14, 0, 0, DateTimeKind.Utc);   // a Monday, 09:00 in New York

    /// <summary>Every file of the example by its name.</summary>
    public static IEnumerable<(string Name, string Content)> Files() => [("leads.ndjson", LeadEvents()), ("deals.csv", ClosedDeals())];

    private static string LeadEvents()
    {
        var dice = new Dice(5);
        var text = new StringBuilder();
        for (var i = 0; i < Leads; i++)
        {
            var id = $"L-{i + 1:000}";
            var delivered = Start.AddDays(i / 8 / 5 * 7 + i / 8 % 5).AddMinutes(i % 8 * 40);
            var rejection = i % 9 == 4 && i / 9 < ValidRejections ? ",\"rejection\":\"valid\"" : i % 31 == 7 ? ",\"rejection\":\"refused\"" : "";
            Event(text, id, delivered, "delivered", $",\"stage\":\"qualified\"{rejection}");
            var assigned = delivered.AddMinutes(10);
            Event(text, id, assigned, "assigned", "");
            var touch = assigned.AddMinutes(dice.Next(20) == 0 ? 300 + dice.Next(60) : 5 + dice.Next(200));
            var touches = dice.Next(8) == 0 ? 3 : 5;
            for (var t = 0; t < touches; t++)
            {
                Event(text, id, touch, "touch", "");
                touch = touch.AddHours(24 + dice.Next(20));
            }
        }
        return text.ToString();
    }

    private static string ClosedDeals()
    {
        var dice = new Dice(9);
        var text = new StringBuilder("deal,closed,cancelled\n");
        for (var i = 0; i < Deals; i++)
        {
            var closed = Start.AddHours(3 + i * 13);
            var cancelled = i % 17 == 5 && i / 17 < Cancelled ? Stamp(closed.AddDays(20 + dice.Next(60))) : i == 30 ? Stamp(closed.AddDays(120)) : "";
            text.Append("D-").Append((i + 1).ToString("00", CultureInfo.InvariantCulture)).Append(',').Append(Stamp(closed)).Append(',').Append(cancelled).Append('\n');
        }
        return text.ToString();
    }

    private static void Event(StringBuilder text, string lead, DateTime at, string name, string more) =>
        text.Append("{\"lead\":\"").Append(lead).Append("\",\"at\":\"").Append(Stamp(at)).Append("\",\"event\":\"").Append(name).Append('"').Append(more).Append("}\n");

    private static string Stamp(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
