using Kept.Core.Tests.Evaluation;

namespace Kept.Core.Tests.Remedies;

/// <summary>A service as it is written.</summary>
/// <param name="Charge">An amount for so many months; null where a source says it, or nobody.</param>
internal sealed record ServiceDraft(string Name, Fraction? Charge, int Months, bool IsMeasured);
