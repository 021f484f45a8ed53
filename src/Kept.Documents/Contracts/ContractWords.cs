using System.Globalization;
using Kept.Agreements;
using Kept.Quantities;
using NodaTime;

namespace Kept.Documents.Contracts;

/// <summary>What stands on the first page of a contract and under its last line.</summary>
internal static class ContractWords
{
    public static Sequence<string> SignatureLines { get; } = ["Signature", "Name", "Function", "Place and date"];

    /// <summary>What the document is.</summary>
    public static string Kind(Agreement agreement) => agreement.Relation switch
    {
        Relation.Sla => "Service level agreement",
        Relation.Ola => "Operational level agreement",
        Relation.Underpinning => "Underpinning contract",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>What tells this document from others, line by line.</summary>
    public static IEnumerable<(string Name, string Value)> Facts(Agreement agreement)
    {
        if (agreement.Number is { } number) yield return ("Number", number);
        yield return ("Version", agreement.Version.ToString(CultureInfo.InvariantCulture));
        foreach (var participant in agreement.Parties) yield return (Capital(participant.Role), participant.Party.Title);
        if (agreement.Term is { } term) yield return ("Term", $"{Date(term.Start)} to {(term.End is { } last ? Date(last) : "further notice")}");
        yield return ("Time zone", agreement.Zone.Id);
        yield return ("Content hash", agreement.ContentHash);
    }

    /// <summary>The number of a section, with the word for those behind the signatures.</summary>
    public static string NumberOf(ContractSection section) => char.IsAsciiLetterUpper(section.Label[0]) ? $"Annex {section.Label}" : section.Label;

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string Date(LocalDate date) => date.ToString("d MMMM uuuu", CultureInfo.InvariantCulture);
}
