using System.Text.Json;

namespace Kept.Storage.Statements;

/// <summary>What two statements about the same say differently, but for the instants at which they were asked for.</summary>
internal static class StatementChanges
{
    private const int MostShown = 60;

    private static readonly string[] Instants = ["asOf", "at", "contentHash"];

    /// <summary>A line for each objective and figure; none when nothing is different.</summary>
    public static IReadOnlyList<string> Between(string before, string after)
    {
        using var old = JsonDocument.Parse(before);
        using var next = JsonDocument.Parse(after);
        var changes = new List<string>();
        Compare("", Without(old.RootElement, "objectives"), Without(next.RootElement, "objectives"), changes);
        var (was, now) = (ByName(old.RootElement), ByName(next.RootElement));
        foreach (var name in was.Keys.Union(now.Keys).Order(StringComparer.Ordinal))
            Compare($"{name}, ", was.GetValueOrDefault(name) ?? [], now.GetValueOrDefault(name) ?? [], changes);
        return changes;
    }

    private static void Compare(string of, Dictionary<string, JsonElement> was, Dictionary<string, JsonElement> now, List<string> changes)
    {
        foreach (var key in was.Keys.Union(now.Keys))
        {
            var (isOld, isNew) = (was.TryGetValue(key, out var left), now.TryGetValue(key, out var right));
            if (isOld && isNew && JsonElement.DeepEquals(left, right)) continue;
            changes.Add($"{of}{key}: {(isOld ? Shown(left) : "nothing")} → {(isNew ? Shown(right) : "nothing")}");
        }
    }

    private static Dictionary<string, JsonElement> Without(JsonElement value, string left) => value.EnumerateObject()
        .Where(p => p.Name != left && !Instants.Contains(p.Name)).ToDictionary(p => p.Name, p => p.Value);

    /// <summary>The objectives by name, scope and period.</summary>
    private static Dictionary<string, Dictionary<string, JsonElement>> ByName(JsonElement statement) => statement.GetProperty("objectives").EnumerateArray()
        .ToDictionary(o => $"{o.GetProperty("name").GetString()}{Scope(o)} in {o.GetProperty("period").GetString()}", o => Without(o, "name"));

    private static string Scope(JsonElement objective) => string.Concat(objective.GetProperty("scope").EnumerateObject().Select(l => $" ({l.Name} {l.Value.GetString()})"));

    private static string Shown(JsonElement value)
    {
        var text = string.Join(' ', value.GetRawText().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= MostShown ? text : $"{text[..MostShown]}…";
    }
}
