using Kept.Cli.Tests.Scenarios;

namespace Kept.Cli.Tests.Reference;

/// <summary>Finds the examples of a page.</summary>
/// <remarks>A <c>yaml</c> block begins an example. With an agreement in it, it stands alone and is the base of the fragments
/// behind it; with nothing but agreements that the base has, it is a fragment. The blocks that follow belong to it: <c>csv NAME</c>, <c>ndjson NAME</c>
/// and <c>md NAME</c> are its files, <c>figures</c> says what comes out (several: of several periods), <c>notes</c> what the statements say
/// besides, <c>diagnostics</c> what is said of mistakes, <c>warnings</c> what the linter says, <c>explain NAME</c> an agreement as it holds.</remarks>
internal sealed class ExamplePage
{
    private const string Fence = "```";

    private readonly string _page;
    private readonly List<Draft> _drafts = [];
    private Draft? _base;

    private ExamplePage(string page) => _page = page;

    public static IEnumerable<Example> Read(string page, string[] lines)
    {
        var reading = new ExamplePage(page);
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith(Fence, StringComparison.Ordinal)) continue;
            var start = i;
            for (i++; lines[i] != Fence; i++) { }
            reading.Take(lines[start][Fence.Length..].Split(' '), start + 1, string.Join("\n", lines[(start + 1)..i]) + "\n");
        }
        return reading._drafts.Select(d => d.ToExample());
    }

    private void Take(string[] info, int line, string content)
    {
        switch (info)
        {
            case ["yaml"]:
                Begin($"{_page}:{line}", WorkspaceText.Parse(content));
                break;
            case ["csv" or "ndjson" or "md", var name]:
                _drafts[^1].AddFile(name, content);
                break;
            case ["figures"]:
                _drafts[^1].Figures.Add(FigureSheet.Parse(content));
                break;
            case ["notes"]:
                _drafts[^1].Notes.AddRange(content.TrimEnd('\n').Split('\n'));
                break;
            case ["warnings"]:
                _drafts[^1].Warnings.AddRange(content.TrimEnd('\n').Split('\n'));
                break;
            case ["explain", var agreement]:
                _drafts[^1].Explained[agreement] = content;
                break;
            case ["diagnostics"]:
                _drafts[^1].Diagnostics.AddRange(content.TrimEnd('\n').Split('\n'));
                break;
        }
    }

    private void Begin(string place, WorkspaceText text)
    {
        if (text.HasAgreement && _base?.Text.HasAll(text) != true) _drafts.Add(_base = new Draft(place, text, []));
        else if (_base is null) Assert.Fail($"{place}: there is no agreement above this fragment.");
        else _drafts.Add(new Draft(place, _base.Text.With(text), new(_base.Files)));
    }

    /// <summary>An example whose blocks are still being read.</summary>
    private sealed record Draft(string Place, WorkspaceText Text, Dictionary<string, string> Files)
    {
        public List<FigureSheet> Figures { get; } = [];

        public List<string> Notes { get; } = [];

        public List<string> Diagnostics { get; } = [];

        public List<string> Warnings { get; } = [];

        public Dictionary<string, string> Explained { get; } = [];

        public void AddFile(string name, string content)
        {
            var text = Text.ToString();
            var isRead = text.Contains(name, StringComparison.Ordinal) || text.Contains('*');
            Assert.True(isRead, $"{Place}: nothing reads the file {name}.");
            Files[name] = content;
        }

        public Example ToExample() => new(Place, Text.ToString(), Files, Figures, Diagnostics, Notes, Warnings, Explained);
    }
}
