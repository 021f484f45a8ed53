using Kept.Quantities;

namespace Kept.Agreements;

/// <summary>A section that every contract has. Its number is fixed, so that it is the same in every version of every
/// contract; what lies behind the signatures has letters.</summary>
public sealed record StandardSection(string Number, string Name, string Title)
{
    /// <summary>In the order in which a contract has them.</summary>
    public static Sequence<StandardSection> All { get; } =
    [
        new("1", "overview", "Overview"),
        new("2", "parties", "Parties"),
        new("3", "term", "Start and term"),
        new("4", "services", "Services"),
        new("5", "hours", "Service hours"),
        new("6", "objectives", "Objectives"),
        new("7", "exclusions", "Exclusions"),
        new("8", "remedies", "Remedies"),
        new("9", "reporting", "Reporting"),
        new("10", "disputes", "Disputes"),
        new("11", "indemnity", "Indemnity"),
        new("12", "security", "Security"),
        new("13", "disaster-recovery", "Disaster recovery"),
        new("14", "review", "Review"),
        new("15", "application", "Application"),
        new("16", "restrictions", "Restrictions"),
        new("17", "extension", "Extension"),
        new("18", "amendment", "Amendment"),
        new("19", "liability", "Limits of liability"),
        new("20", "law", "Governing law"),
        new("21", "precedence", "Order of precedence"),
        new("22", "termination", "Termination"),
        new("23", "notices", "Notices"),
        new("24", "contacts", "Contacts"),
        new("25", "signatures", "Signatures"),
        new("A", "definitions", "Definitions"),
        new("B", "sources", "Sources of measurements"),
        new("C", "plan", "Plan"),
    ];

    /// <summary>Whether a contract has it even where the parties agreed nothing; annexes are there only when they say something.</summary>
    public bool IsAlways => char.IsAsciiDigit(Number[0]);

    /// <summary>The section that clauses of the authors' own follow when they do not say which.</summary>
    public const string LastBeforeSignatures = "contacts";

    /// <summary>The section of a name; null when it is none of these.</summary>
    public static StandardSection? Find(string name) => All.FirstOrDefault(s => s.Name == name);
}
