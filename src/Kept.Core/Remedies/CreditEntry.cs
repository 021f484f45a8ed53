using Kept.Evaluation;
using Kept.Quantities;

namespace Kept.Remedies;

/// <summary>A credit on its way through the steps of the settlement.</summary>
/// <param name="finding">What it follows from; null for what points come to, which belongs to no objective.</param>
/// <param name="amount">What it comes to by itself.</param>
internal sealed class CreditEntry(Finding? finding, MoneyRange amount)
{
    private readonly List<string> _because = [];

    public Finding? Finding => finding;

    /// <summary>What is left of it after combination and the minimum of each.</summary>
    public MoneyRange Paid { get; private set; } = amount;

    /// <summary>Its part of what is left after caps and the minimum of the total.</summary>
    public MoneyRange Issued { get; private set; } = amount;

    public Sequence<string> Because => _because.ToSequence();

    public void Pay(MoneyRange paid, string because)
    {
        if (paid == Paid) return;
        if (!Paid.IsNothing) _because.Add(because);
        (Paid, Issued) = (paid, paid);
    }

    public void Issue(MoneyRange issued) => Issued = issued;
}
