using Kept.Cli.Tests.Scenarios;

namespace Kept.Cli.Tests.Reference;

/// <summary>Finds the examples of a page.</summary>
/// <remarks>A <c>yaml</c> block begins an example. With an agreement in it, it stands alone and is the base of the fragments
/// behind it. The blocks that follow belong to it: <c>csv NAME</c> and <c>ndjson NAME</c> are its files, <c>figures</c> says what
/// comes out (several: of several periods), <c>notes</c> what the statements say besides, <c>diagnostics</c> what is said of mistakes.</remarks>
internal sealed class ExamplePage
{
    private const string Fence = "```";

    private readonly string _page;
    private readonly List<Example> _examples = [];
    private WorkspaceText? _base;
    private Dictionary<string, string> _baseFiles = [];

    private ExamplePage(string page) => _page = page;

    public static IReadOnlyList<Example> Read(string page, string[] lines)
    {
        var reading = new ExamplePage(page);
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith(Fence, StringComparison.Ordinal)) continue;
            var start = i;
            for (i++; lines[i] != Fence; i++) { }
            reading.Take(lines[start][Fence.Length..].Split(' '), start + 1, string.Join("\n", lines[(start + 1)..i]) + "\n");
        }
        return reading._examples;
    }

    private void Take(string[] info, int line, string content)
    {
        switch (info)
        {
            case ["yaml"]:
                Begin($"{_page}:{line}", WorkspaceText.Parse(content));
                break;
            case ["csv" or "ndjson", var name]:
                AddFile(_examples[^1], name, content);
                break;
            case ["figures"]:
                ((List<FigureSheet>)_examples[^1].Figures).Add(FigureSheet.Parse(content));
                break;
            case ["notes"]:
                ((List<string>)_examples[^1].Notes).AddRange(content.TrimEnd('\n').Split('\n'));
                break;
            case ["diagnostics"]:
                ((List<string>)_examples[^1].Diagnostics).AddRange(content.TrimEnd('\n').Split('\n'));
                break;
        }
    }

    private static void AddFile(Example example, string name, string content)
    {
        var isRead = example.Text.Contains(name, StringComparison.Ordinal) || example.Text.Contains('*');
        Assert.True(isRead, $"{example}: no source reads the file {name}.");
        ((Dictionary<string, string>)example.Files)[name] = content;
    }

    private void Begin(string place, WorkspaceText text)
    {
        if (!text.HasAgreement && _base is null) Assert.Fail($"{place}: there is no agreement above this fragment.");
        var files = new Dictionary<string, string>(text.HasAgreement ? [] : _baseFiles);
        var whole = text.HasAgreement ? text : _base!.With(text);
        _examples.Add(new Example(place, whole.ToString(), files, new List<FigureSheet>(), new List<string>(), new List<string>()));
        if (text.HasAgreement) (_base, _baseFiles) = (text, files);
    }
}
