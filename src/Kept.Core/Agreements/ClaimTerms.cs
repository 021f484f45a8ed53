using Kept.Quantities;
using Kept.Time;

namespace Kept.Agreements;

/// <summary>How the one to whom a credit is owed comes by it. Exactly one of the cases below.</summary>
public abstract record ClaimTerms
{
    private protected ClaimTerms() { }

    /// <summary>It is given without being asked for.</summary>
    public sealed record Automatic : ClaimTerms;

    /// <summary>It has to be asked for in time.</summary>
    /// <param name="By">The role that asks.</param>
    /// <param name="Evidence">What has to come with the claim.</param>
    /// <param name="LateIsForfeited">A late claim is worth nothing; else it is at the other party's discretion.</param>
    public sealed record OnRequest(string By, ClaimWindow Window, Sequence<string> Evidence, bool LateIsForfeited) : ClaimTerms;
}

/// <summary>How long a claim can be made. Exactly one of the cases below.</summary>
public abstract record ClaimWindow
{
    private protected ClaimWindow() { }

    /// <summary>So many days after the start; the last of them counts to its end.</summary>
    public sealed record Days(int Count, ClaimStart From) : ClaimWindow;

    /// <summary>So many months after the day of the start; that day counts to its end.</summary>
    public sealed record Months(int Count, ClaimStart From) : ClaimWindow;

    /// <summary>So many business days of a calendar, as that calendar counts them.</summary>
    public sealed record BusinessDays(int Count, ClaimStart From, Calendar Calendar) : ClaimWindow;

    /// <summary>So much time after the start.</summary>
    public sealed record Time(long Ticks, ClaimStart From) : ClaimWindow;

    /// <summary>To the end of the n-th period after the one that the credit is for.</summary>
    public sealed record PeriodsAfter(int Count) : ClaimWindow;
}

/// <summary>What starts the window of a claim.</summary>
public enum ClaimStart
{
    /// <summary>The last day of the period that the credit is for.</summary>
    PeriodEnd,

    /// <summary>The day on which the statement is issued.</summary>
    Statement,

    /// <summary>The end of the first outage, or the day of the first case, that the credit is for.</summary>
    Incident,
}
