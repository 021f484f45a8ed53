using Kept.Quantities;

namespace Kept.Agreements;

/// <summary>A part of a contract in words, before it is laid out. Exactly one of the cases below.</summary>
/// <remarks>What the agreement says has a path: the keys of the text that say it, such as
/// <c>objectives.availability.target</c>. A path stands once in a contract. What only repeats or explains has none.</remarks>
public abstract record Provision
{
    private protected Provision() { }

    /// <summary>One sentence, or a few that say one thing.</summary>
    public sealed record Sentence(string Path, string Text) : Provision;

    /// <summary>Sentences and tables that belong together under a number and a few words.</summary>
    /// <param name="Number">By which it is cited, such as <c>6.availability.2</c>; empty for one that is only titled.</param>
    public sealed record Paragraph(string Number, string Title, Sequence<Provision> Parts) : Provision;

    /// <summary>Sentences one below the other.</summary>
    public sealed record Points(Sequence<Sentence> Items) : Provision;

    /// <summary>Rows under titles; the first cell of a row names it.</summary>
    /// <param name="Repeating">How many columns at the end only repeat what other provisions say.</param>
    public sealed record Table(string Caption, Sequence<string> Columns, Sequence<TableRow> Rows, int Repeating = 0) : Provision;

    /// <summary>What is said of one thing that has a name.</summary>
    /// <param name="Label">By which it is cited: the number of its section and its name, <c>6.availability</c>.</param>
    /// <param name="Path">Of the thing; empty when the clause says more of one that has a clause already.</param>
    public sealed record Clause(string Label, string Path, string Title, Sequence<Provision> Parts) : Provision;

    /// <summary>The words of the authors, in Markdown.</summary>
    public sealed record Written(string Path, string Markdown) : Provision;

    /// <summary>Room for the signature of one party.</summary>
    public sealed record Signature(string Party, string Role) : Provision;
}

/// <param name="Path">Empty for a row that only repeats.</param>
public sealed record TableRow(string Path, Sequence<string> Cells);
