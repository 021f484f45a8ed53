namespace Kept.Documents.Charts;

/// <summary>How wide a chart is drawn: for a page, or for a phone.</summary>
internal sealed record ChartFormat(double Width, double TextSize, bool IsNarrow)
{
    /// <summary>Beside a column of figures.</summary>
    public static ChartFormat Beside { get; } = new(680, 12, false);

    /// <summary>Across the page.</summary>
    public static ChartFormat Across { get; } = new(960, 12.5, false);

    public static ChartFormat Phone { get; } = new(360, 11.5, true);
}
