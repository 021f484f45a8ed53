using Kept.Diagnostics;

namespace Kept.Core.Tests.Levels;

/// <summary>Agreements that extend one another, each with some keys of its own, and what must come of them: a map from paths to
/// values, laid over the one above.</summary>
internal sealed class LevelChain
{
    private readonly List<Link> _links = [];

    /// <param name="tightens">Whether the agreements below only tighten what stands above.</param>
    public static LevelChain Throw(int seed, bool tightens)
    {
        var (dice, chain) = (new Random(seed), new LevelChain());
        var first = LevelTrial.Common.With([.. Ladder.Around, .. Ladder.All.Select(l => (l.Path, (string?)l.Values[dice.Next(l.Values.Count)]))]);
        chain.Add(dice, first, first, tightens);
        for (var i = 1 + dice.Next(4); i > 0; i--)
        {
            var above = chain._links[^1].Whole;
            var own = Ladder.All.Where(_ => dice.Next(3) == 0).Select(l => (l, l.Values[dice.Next(l.Values.Count)]))
                .Where(l => !tightens || l.l.Fault(above[l.l.Path]!, l.Item2) is null).Select(l => (l.l.Path, l.Item2));
            var map = new KeyMap(own);
            chain.Add(dice, map, above.With(map.Values.Select(v => (v.Path, (string?)v.Value))), tightens);
        }
        return chain;
    }

    public IReadOnlyList<string> Documents { get; private set; } = [];

    /// <summary>The agreement at the bottom, written as one.</summary>
    public string Flat => _links[^1].Whole.With([("level", "corporate")]).Document(NameOf(_links.Count - 1));

    public string Bottom => NameOf(_links.Count - 1);

    /// <summary>Every mistake, with the agreement and the key that it stands at.</summary>
    public IEnumerable<(string Code, int Agreement, string Key)> Faults()
    {
        for (var i = 1; i < _links.Count; i++)
            foreach (var (path, value) in _links[i].Own.Values)
                if (FaultOf(path, _links[i - 1].Whole[path]!, value, _links[..i]) is { } code) yield return (code, i, path.Split('.')[^1]);
    }

    /// <summary>The same as the machine found it.</summary>
    public IEnumerable<(string Code, int Agreement, string Key)> Found(IEnumerable<Diagnostic> diagnostics) => diagnostics
        .Where(d => d.Severity is Severity.Error)
        .Select(d => (d.Code, Documents.ToList().FindIndex(t => d.Place.File == $"{Documents.ToList().IndexOf(t)}.yaml"), d.LineOf(Documents).Split(':')[0])).Distinct();

    public override string ToString() => string.Join("\n", Documents);

    private static string? FaultOf(string path, string above, string below, List<Link> links) =>
        links.Exists(l => l.Locks.Contains(path)) ? (above == below ? null : "KPT312")
        : links.Exists(l => l.Open.Contains(path)) ? null
        : Ladder.All.Single(l => l.Path == path).Fault(above, below);

    private static string NameOf(int link) => $"link-{link}";

    private void Add(Random dice, KeyMap own, KeyMap whole, bool isPlain)
    {
        var locks = Some();
        var open = Some().Except(locks).Except(_links.SelectMany(l => l.Locks)).ToList();
        _links.Add(new Link(own, whole, locks, open));
        var ruled = own.With([
            ("level", "corporate"), ("extends", _links.Count > 1 ? NameOf(_links.Count - 2) : null),
            ("locks", $"[{string.Join(", ", locks)}]"), ("open", $"[{string.Join(", ", open)}]")]);
        Documents = [.. Documents, ruled.Document(NameOf(_links.Count - 1))];

        List<string> Some() => isPlain ? [] : [.. Ladder.All.Where(_ => dice.Next(6) == 0).Select(l => l.Path)];
    }

    /// <param name="Own">What the agreement says itself.</param>
    /// <param name="Whole">What holds under it.</param>
    private sealed record Link(KeyMap Own, KeyMap Whole, List<string> Locks, List<string> Open);
}
