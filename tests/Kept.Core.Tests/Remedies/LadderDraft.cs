using Kept.Core.Tests.Evaluation;

namespace Kept.Core.Tests.Remedies;

/// <summary>So much for each unit of a quantity.</summary>
/// <param name="Unit">In the unit held: a share, seconds, a number.</param>
internal sealed record LadderDraft(
    Fraction Unit, string UnitWritten, string Of, Fraction? Beyond, string BeyondWritten, string Counted, GivenDraft Gives);
