namespace Kept.Agreements;

/// <summary>What formulas and conditions of a remedy can ask of a result, besides values of the plan and the dimensions of the
/// objective.</summary>
internal static class FactNames
{
    public const string Attainment = "attainment";
    public const string Target = "target";

    /// <summary>How far the attainment is on the wrong side of the target; 0 when it meets it.</summary>
    public const string Shortfall = "shortfall";

    /// <summary>The shortfall as a share of the target.</summary>
    public const string Exceedance = "exceedance";

    /// <summary>The counted down time.</summary>
    public const string Downtime = "downtime";

    /// <summary>The time that counted.</summary>
    public const string Counted = "counted";

    /// <summary>The length of the period.</summary>
    public const string Period = "period";

    /// <summary>How many measurements were counted.</summary>
    public const string Count = "count";

    /// <summary>What percentages are of.</summary>
    public const string Base = "base";
}
