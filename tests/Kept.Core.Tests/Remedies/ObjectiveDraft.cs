using Kept.Core.Tests.Evaluation;

namespace Kept.Core.Tests.Remedies;

/// <summary>An objective as it is written.</summary>
/// <param name="Kind">What is measured: a ratio, a share of days (some of them unknown), an availability, or a sum.</param>
/// <param name="Months">How often it is assessed; 0 is every week.</param>
internal sealed record ObjectiveDraft(
    string Name, string Service, string Kind, string Comparator, Fraction Target, int Months, bool IsByClass, int? AtLeastCounted,
    IReadOnlyList<CreditDraft> Credits)
{
    public string Unit => Kind == "sum" ? "" : "%";
}
