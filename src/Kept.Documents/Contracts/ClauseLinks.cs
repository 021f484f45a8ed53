using System.Text.RegularExpressions;
using Kept.Agreements;
using Kept.Documents.Pages;

namespace Kept.Documents.Contracts;

/// <summary>Makes links of the places in which a sentence cites another clause or section.</summary>
internal sealed partial class ClauseLinks
{
    private readonly HashSet<string> _labels;

    public ClauseLinks(IEnumerable<ContractSection> sections)
    {
        var all = sections.ToList();
        _labels = all.Select(s => s.Label).Concat(all.SelectMany(s => s.Parts).OfType<Provision.Clause>().Select(c => c.Label)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The anchor of a clause or section.</summary>
    public static string IdOf(string label) => $"clause-{label}";

    public void Write(HtmlWriter html, string text)
    {
        var at = 0;
        foreach (Match cited in Citation().Matches(text))
        {
            if (Known(cited.Value) is not { } label) continue;
            html.Text(text[at..cited.Index]).Element("a", label, ("href", $"#{IdOf(label)}"));
            at = cited.Index + label.Length;
        }
        html.Text(text[at..]);
    }

    /// <summary>The label at the front of what looks like one: a name may be followed by a full stop.</summary>
    private string? Known(string text)
    {
        for (var label = text; label.Length > 0; label = label.EndsWith('.') ? label[..^1] : "")
            if (_labels.Contains(label)) return label;
        return null;
    }

    [GeneratedRegex(@"(?<=\b(clause|clauses|section|annex) |, |and (?=\d))([0-9]+|[A-C])(\.[A-Za-z0-9][A-Za-z0-9._-]*)?", RegexOptions.ExplicitCapture)]
    private static partial Regex Citation();
}
