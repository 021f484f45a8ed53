using Kept.Agreements;
using Kept.Documents.Scenes;
using Kept.Quantities;

namespace Kept.Documents.Contracts;

/// <summary>The agreements whose terms hold here, the most general on top, with those that are bundled beside this one.</summary>
internal sealed class LevelStack
{
    private const double Row = 34;
    private const double Gap = 22;
    private const double Indentation = 22;
    private const double TextSize = 12;
    private const int MostAgreements = 12;

    private readonly Agreement _agreement;
    private readonly List<AgreementVersion> _above;
    private readonly double _width;
    private readonly List<Shape> _shapes = [];

    private LevelStack(Agreement agreement, double width)
    {
        (_agreement, _width) = (agreement, width);
        _above = agreement.Extends.Where(v => v.Name != agreement.Name).Reverse().ToList();
    }

    /// <summary>Null for an agreement that stands by itself, or among too many for one picture.</summary>
    public static Scene? Draw(Agreement agreement, double width)
    {
        var stack = new LevelStack(agreement, width);
        return stack._above.Count + agreement.Includes.Count is 0 or > MostAgreements ? null : stack.Draw();
    }

    private Scene Draw()
    {
        var y = 2.0;
        for (var i = 0; i < _above.Count; i++, y += Row + Gap)
        {
            Box(Title(_above[i]), i, y, Ink.Track);
            Arrow(i, y + Row);
        }
        Box($"{_agreement.Title}, version {_agreement.Version}", _above.Count, y, Ink.ValueSoft, isBold: true);
        y += Row;
        foreach (var version in _agreement.Includes)
        {
            y += 8;
            Box(Title(version), _above.Count + 1, y, Ink.Track);
            var x = (_above.Count + 0.5) * Indentation;
            _shapes.Add(new Shape.Line(new Point(x, y - 8), new Point(x, y + Row / 2), new Stroke(Ink.Muted, 1.5)));
            _shapes.Add(new Shape.Line(new Point(x, y + Row / 2), new Point((_above.Count + 1) * Indentation, y + Row / 2), new Stroke(Ink.Muted, 1.5)));
            y += Row;
        }
        return new Scene(_width, y + 2, "The agreements whose terms hold here", Sentence(), _shapes.ToSequence());
    }

    private void Box(string text, int depth, double y, Ink ink, bool isBold = false)
    {
        var left = depth * Indentation;
        _shapes.Add(new Shape.Rectangle(new Box(left, y, _width - left, Row), ink, 5));
        _shapes.Add(new Shape.Text(
            new Point(left + 12, y + 21), Lettering.Fit(text, _width - left - 24, TextSize), Ink.Text, TextSize, Anchor.Start, isBold));
    }

    /// <summary>From an agreement down to the one that extends it.</summary>
    private void Arrow(int depth, double y)
    {
        var x = (depth + 1.5) * Indentation;
        var stroke = new Stroke(Ink.Muted, 1.5);
        _shapes.Add(new Shape.Line(new Point(x, y), new Point(x, y + Gap), stroke));
        _shapes.Add(new Shape.Line(new Point(x - 4.5, y + Gap - 7), new Point(x, y + Gap), stroke));
        _shapes.Add(new Shape.Line(new Point(x + 4.5, y + Gap - 7), new Point(x, y + Gap), stroke));
    }

    private string Sentence()
    {
        var extended = Enumerable.Reverse(_above).Select(Title).ToList();
        var extends = extended.Count == 0 ? null : $"This agreement extends {string.Join(", which extends ", extended)}.";
        var bundles = _agreement.Includes.Count == 0 ? null : $"It bundles {string.Join(" and ", _agreement.Includes.Select(Title))}.";
        return string.Join(" ", new[] { extends, bundles }.OfType<string>());
    }

    private static string Title(AgreementVersion version) => $"{version.Name}, version {version.Version}";
}
