using System.Globalization;
using Kept.Agreements;
using Kept.Documents.Scenes;
using Kept.Quantities;

namespace Kept.Documents.Contracts;

/// <summary>Who promises what to whom: the parties side by side, each promise an arrow between two of them, service by service.</summary>
internal sealed class PromiseMap
{
    private const double Row = 30;
    private const double Head = 52;
    private const double ServiceRow = 26;
    private const double TextSize = 12;
    private const double Edge = 0.15;   // of the width, outside of the first and last party
    private const int MostPromises = 40;
    private const int MostParties = 6;

    private readonly Agreement _agreement;
    private readonly double _width;
    private readonly List<Shape> _shapes = [];

    private PromiseMap(Agreement agreement, double width) => (_agreement, _width) = (agreement, width);

    /// <summary>Null where there is nothing to see: too many promises for one picture, or none with two parties.</summary>
    public static Scene? Draw(Agreement agreement, double width) =>
        agreement.Objectives.Count is 0 or > MostPromises || agreement.Parties.Count > MostParties || !agreement.Objectives.Any(o => IsBetweenParties(o, agreement))
            ? null
            : new PromiseMap(agreement, width).Draw();

    private static bool IsBetweenParties(Objective objective, Agreement agreement) =>
        objective.Obliged != objective.To && agreement.Parties.Any(p => p.Role == objective.Obliged) && agreement.Parties.Any(p => p.Role == objective.To);

    private Scene Draw()
    {
        var y = Head;
        foreach (var group in _agreement.Objectives.GroupBy(o => o.Service))
        {
            if (_agreement.Services.Count > 0)
            {
                _shapes.Add(new Shape.Rectangle(new Box(0, y, _width, ServiceRow - 6), Ink.Track, 3));
                Text(new Point(8, y + 14.5), group.Key?.Title ?? "For all services", Ink.Text, Anchor.Start, _width - 16, isBold: true);
                y += ServiceRow;
            }
            foreach (var objective in group)
            {
                Promise(objective, y);
                y += Row;
            }
            y += 8;
        }
        return new Scene(_width, y, "Who promises what to whom", Sentence(), Lifelines(y).Concat(_shapes).ToSequence());
    }

    private IEnumerable<Shape> Lifelines(double bottom)
    {
        for (var i = 0; i < _agreement.Parties.Count; i++)
        {
            var width = Math.Min(2 * Edge * _width, _width * (1 - 2 * Edge) / Math.Max(1, _agreement.Parties.Count - 1)) - 8;
            var box = new Box(X(i) - width / 2, 4, width, 34);
            yield return new Shape.Line(new Point(X(i), 38), new Point(X(i), bottom), new Stroke(Ink.Rule, 1.5));
            yield return new Shape.Rectangle(box, Ink.ValueSoft, 5);
            yield return new Shape.Text(
                new Point(X(i), 25.5), Lettering.Fit(_agreement.Parties[i].Party.Title, width - 12, TextSize), Ink.Text, TextSize, Anchor.Middle, true);
        }
    }

    private void Promise(Objective objective, double y)
    {
        var words = $"{objective.Title}: {Wording.Brief(objective)}";
        if (!IsBetweenParties(objective, _agreement))
        {
            Text(new Point(8, y + 12), words, Ink.Text, Anchor.Start, _width - 16);
            return;
        }
        var (from, to) = (X(IndexOf(objective.Obliged!)), X(IndexOf(objective.To!)));
        var (left, right, line) = (Math.Min(from, to), Math.Max(from, to), y + 18);
        Text(new Point((left + right) / 2, y + 12), words, Ink.Text, Anchor.Middle, right - left - 20);
        var side = Math.Sign(to - from);
        _shapes.Add(new Shape.Line(new Point(from, line), new Point(to - side, line), new Stroke(Ink.Value, 1.5)));
        _shapes.Add(new Shape.Line(new Point(to - side * 8, line - 4.5), new Point(to - side, line), new Stroke(Ink.Value, 1.5)));
        _shapes.Add(new Shape.Line(new Point(to - side * 8, line + 4.5), new Point(to - side, line), new Stroke(Ink.Value, 1.5)));
        _shapes.Add(new Shape.Dot(new Point(from, line), 3, Ink.Value));
    }

    private void Text(Point at, string text, Ink ink, Anchor anchor, double width, bool isBold = false) =>
        _shapes.Add(new Shape.Text(at, Lettering.Fit(text, width, TextSize), ink, TextSize, anchor, isBold));

    private double X(int party) => _width * Edge + party * _width * (1 - 2 * Edge) / Math.Max(1, _agreement.Parties.Count - 1);

    private int IndexOf(string role) => _agreement.Parties.TakeWhile(p => p.Role != role).Count();

    private string Sentence()
    {
        var groups = _agreement.Objectives.Where(o => IsBetweenParties(o, _agreement)).GroupBy(o => (o.Obliged, o.To)).Select(g => string.Create(
            CultureInfo.InvariantCulture, $"{TitleOf(g.Key.Obliged!)} makes {Count(g.Count())} to {TitleOf(g.Key.To!)}"));
        return string.Join("; ", groups) + ".";
    }

    private static string Count(int promises) => promises == 1 ? "1 promise" : string.Create(CultureInfo.InvariantCulture, $"{promises} promises");

    private string TitleOf(string role) => _agreement.Parties[IndexOf(role)].Party.Title;
}
