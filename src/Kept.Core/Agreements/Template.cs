using Kept.Diagnostics;
using Kept.Quantities;

namespace Kept.Agreements;

/// <summary>A workspace to start from, with places to fill in.</summary>
/// <param name="Description">What it is for.</param>
/// <param name="Clauses">Names of clauses of the library that a workspace made from it gets as files to edit.</param>
public sealed record Template(
    string Name, string Title, string Description, Sequence<TemplateParameter> Parameters, Sequence<string> Clauses,
    Sequence<TemplateFile> Files, Place Clause);

/// <summary>Something that a template leaves open; <c>${name}</c> stands for it in the template's files.</summary>
/// <param name="What">What is asked, as people ask it.</param>
/// <param name="Default">Taken when nobody says anything else; null asks for an answer.</param>
public sealed record TemplateParameter(string Name, string What, ParameterKind Of, string Example, string? Default, Place Clause);

/// <param name="Path">From the new workspace's folder, with <c>/</c> between its parts.</param>
public sealed record TemplateFile(string Path, string Text);

public enum ParameterKind
{
    /// <summary>Any text in one line.</summary>
    Text,

    /// <summary>A name such as <c>acme-shop</c>.</summary>
    Name,

    /// <summary>A percentage such as <c>99.9%</c>.</summary>
    Percentage,

    /// <summary>An amount of money such as <c>500.00 EUR</c>.</summary>
    Money,

    /// <summary>A plain number.</summary>
    Number,

    /// <summary>A length of time such as <c>4 hours</c>.</summary>
    Duration,

    /// <summary>A date such as <c>2026-01-01</c>.</summary>
    Date,

    /// <summary>A month such as <c>2026-01</c>.</summary>
    Month,

    /// <summary>A time zone such as <c>Europe/Berlin</c>.</summary>
    Zone,

    /// <summary>A currency such as <c>EUR</c>.</summary>
    Currency,
}
