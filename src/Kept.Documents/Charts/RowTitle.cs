using Kept.Documents.Findings;
using Kept.Documents.Scenes;
using Kept.Evaluation;

namespace Kept.Documents.Charts;

/// <summary>What a row of a chart is about: a title, and below it what tells it from others with the same title.</summary>
internal readonly record struct RowTitle(string Title, string Detail)
{
    private const double LineHeight = 14;
    private const double BoldWidth = 1.12;   // of the regular width

    public static RowTitle Of(Finding finding) => new(finding.Objective.Title, finding.ScopeText);

    public string Full => Detail.Length == 0 ? Title : $"{Title} ({Detail})";

    /// <summary>Up to two lines beside a row, around a height in the middle.</summary>
    public IEnumerable<Shape> Draw(double middle, double width, double size)
    {
        var (first, rest) = Detail.Length > 0 ? (Title, Detail) : Lettering.Break(Title, width, size);
        var top = rest.Length == 0 ? middle + 4 : middle - 3;
        yield return new Shape.Text(new Point(0, top), Lettering.Fit(first, width, size), Ink.Text, size, Anchor.Start);
        if (rest.Length > 0)
            yield return new Shape.Text(
                new Point(0, top + LineHeight), Lettering.Fit(rest, width, size - 1), Detail.Length > 0 ? Ink.Muted : Ink.Text, size - 1, Anchor.Start);
    }

    /// <summary>A line above a row, and another one for the detail.</summary>
    /// <param name="baseline">Of the first line.</param>
    public IEnumerable<Shape> DrawAbove(Point baseline, double width, double size)
    {
        yield return new Shape.Text(baseline, Lettering.Fit(Title, width / BoldWidth, size), Ink.Text, size, Anchor.Start, true);
        if (Detail.Length > 0)
            yield return new Shape.Text(
                baseline with { Y = baseline.Y + LineHeight }, Lettering.Fit(Detail, width, size - 1), Ink.Muted, size - 1, Anchor.Start);
    }

    /// <summary>The room that titles take above rows, the same for all of a chart.</summary>
    public static double HeightAbove(IEnumerable<RowTitle> titles) => titles.Any(t => t.Detail.Length > 0) ? 2 * LineHeight + 4 : LineHeight + 4;
}
