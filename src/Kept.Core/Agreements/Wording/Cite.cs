using Kept.Time;

namespace Kept.Agreements;

/// <summary>How the parts of a contract are named in it. Clauses are cited by the number of their section and their own
/// name, so that no number depends on a position and none changes when another clause comes or goes.</summary>
internal static class Cite
{
    public static string Clause(string section, string name) => $"{StandardSection.Find(section)!.Number}.{name}";

    public static string Section(string name) => $"section {StandardSection.Find(name)!.Number}";

    public static string Of(Source source) => $"{Word(source.Title)} (clause {Clause("sources", source.Name)})";

    public static string Of(Exclusion exclusion) => $"{exclusion.Title} (clause {Clause("exclusions", exclusion.Name)})";

    public static string Of(ServicePromise service) => $"{service.Title} (clause {Clause("services", service.Name)})";

    public static string Of(Objective objective) => $"{objective.Title} (clause {Clause("objectives", objective.Name)})";

    /// <summary>The hours of a calendar: "round the clock", or "in Office hours (clause 5.office-hours)".</summary>
    public static string Hours(Calendar? hours) => hours is null || hours.IsAlways
        ? "round the clock"
        : $"in {hours.Title} (clause {Clause("hours", hours.Name)})";

    /// <summary>A party inside a sentence: "the provider", or its own name where its role is no word for a party.</summary>
    public static string Role(string role, Agreement agreement) => IsWord(role)
        ? $"the {role}"
        : agreement.Parties.FirstOrDefault(p => p.Role == role)?.Party.Title ?? role;

    /// <summary>Whether a role is a word that stands for a party in any contract.</summary>
    public static bool IsWord(string role) => Array.IndexOf(WordsForParties, role) >= 0;

    private static readonly string[] WordsForParties =
        ["provider", "consumer", "customer", "client", "supplier", "vendor", "contractor", "subcontractor", "operator", "auditor", "subscriber", "reseller"];

    /// <summary>A word that the agreement or its files use in a sense of their own.</summary>
    public static string Word(string word) => $"“{word}”";

    public static string Event(EventReference reference) => reference.Number switch
    {
        0 => $"the last {Word(reference.Event)}",
        1 => Word(reference.Event),
        2 => $"the second {Word(reference.Event)}",
        3 => $"the third {Word(reference.Event)}",
        var n => $"the {Ordinals.Of(n)} {Word(reference.Event)}",
    };

    /// <summary>What credits have in common that are taken together: "service", "promise and “region”".</summary>
    public static string Groups(IEnumerable<string> names) => List(names.Select(name => name switch
    {
        CreditGroup.Service => "service",
        CreditGroup.Objective => "promise",
        _ => Word(name),
    }));

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string List(IEnumerable<string> items, string joint = "and")
    {
        var all = items.ToList();
        return all.Count < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} {joint} {all[^1]}";
    }

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
